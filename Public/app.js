"use strict";
// Everything works without this file; with it drafts are saved, double clicks are harmless and errors get the focus.
(function () {
  var summary = document.querySelector(".summary, #summary");
  if (summary) { summary.focus(); }
  document.querySelectorAll("form").forEach(function (form) {
    form.addEventListener("submit", function (event) {
      if (form.dataset.sent) { event.preventDefault(); return; }
      form.dataset.sent = "1";
    });
  });
  document.querySelectorAll("[data-print]").forEach(function (button) {
    button.hidden = false;
    button.addEventListener("click", function () { window.print(); });
  });
  // Coming back by the browser's back button shows the page as it was left: it may be sent again.
  window.addEventListener("pageshow", function () {
    document.querySelectorAll("form").forEach(function (form) { delete form.dataset.sent; });
  });
  // 查找: as one types; without this file the button asks the server, which knows the same words.
  document.querySelectorAll("form[data-filter]").forEach(function (form) {
    var box = form.querySelector("input"), all = document.querySelector(form.dataset.filter), usual = document.querySelector("#usual");
    var items = Array.prototype.slice.call(all.querySelectorAll("[data-words]"));
    function fits(item, words) {
      var text = item.dataset.words, said = text.split(" ");
      return words.every(function (word) {
        return text.indexOf(word) >= 0 || said.slice(1).some(function (one) { return one && word.indexOf(one) >= 0; });
      });
    }
    function filter() {
      var words = box.value.trim().split(/\s+/).filter(Boolean);
      items.forEach(function (item) { item.hidden = !fits(item, words); });
      all.querySelectorAll("details").forEach(function (fold) {
        var found = fold.querySelector("[data-words]:not([hidden])");
        fold.hidden = !found;
        fold.open = words.length > 0 && Boolean(found);
      });
      if (usual) { usual.hidden = words.length > 0; }
      var count = items.filter(function (item) { return !item.hidden; }).length;
      form.querySelector("[data-found]").textContent = !words.length ? "" : count ? "找到 " + count + " 项" : "没有叫“" + box.value.trim() + "”的事项，换几个字试试";
    }
    box.addEventListener("input", filter);
    form.addEventListener("submit", function (event) {
      var found = items.filter(function (item) { return !item.hidden && item.querySelector("a"); });
      if (box.value.trim() && found.length === 1) { event.preventDefault(); found[0].querySelector("a").click(); }
    });
  });
  // 字体大小: without leaving the page, so that nothing typed is lost.
  document.querySelectorAll("form.sizes").forEach(function (form) {
    form.addEventListener("submit", function (event) {
      if (!event.submitter) { return; }
      event.preventDefault();
      delete form.dataset.sent;
      var body = new URLSearchParams(new FormData(form)), size = event.submitter.value;
      body.set("size", size);
      fetch(form.action, { method: "POST", body: body, credentials: "same-origin", redirect: "manual" }).then(function () {
        document.documentElement.dataset.size = size;
        form.querySelectorAll("button").forEach(function (button) {
          if (button.value === size) { button.setAttribute("aria-pressed", "true"); } else { button.removeAttribute("aria-pressed"); }
        });
      });
    });
  });
  // 裁判结果: of the chosen kind of paper only.
  document.querySelectorAll("form select[name=document]").forEach(function (select) {
    var sets = document.querySelectorAll("fieldset[data-document]");
    function choose() {
      sets.forEach(function (set) {
        set.hidden = Boolean(select.value) && set.dataset.document !== select.value;
        // What nobody sees is not ticked.
        if (set.hidden) { set.querySelectorAll("input").forEach(function (tick) { tick.checked = false; }); }
      });
    }
    select.addEventListener("change", choose);
    choose();
  });
  // One result a part: what is chosen from the list takes the tick away, and the tick what was chosen.
  document.querySelectorAll(".part").forEach(function (part) {
    var list = part.querySelector("select[name$='.outcome']"), ticks = part.querySelectorAll("input[type=radio]");
    part.addEventListener("change", function (event) {
      if (event.target === list && list.value) { ticks.forEach(function (tick) { tick.checked = false; }); }
      if (event.target.type === "radio") { list.value = ""; }
    });
  });
  // 登记后产生的期限: worked out again by the server whenever something was filled in.
  document.querySelectorAll("form[data-try]").forEach(function (form) {
    var target = document.querySelector(form.dataset.try), asked = 0, timer = 0;
    function button(isShown) { target.querySelectorAll(".again").forEach(function (each) { each.hidden = !isShown; }); }
    function ask() {
      var mine = ++asked, body = new FormData(form);
      body.delete("scan");
      body.set("trial", "yes");
      fetch(window.location.href, { method: "POST", body: body, credentials: "same-origin" }).then(function (answer) {
        return answer.text();
      }).then(function (html) {
        var fresh = new DOMParser().parseFromString(html, "text/html").querySelector(form.dataset.try);
        if (mine !== asked) { return; }
        if (fresh) { target.innerHTML = fresh.innerHTML; }
        button(!fresh);
      }).catch(function () { button(true); });
    }
    form.addEventListener("change", function () {
      window.clearTimeout(timer);
      timer = window.setTimeout(ask, 300);
    });
    button(false);
  });
  // 等您处理: what stands fixed below is of the first card, and goes while another is read.
  var bar = document.querySelector("#first-bar"), cards = document.querySelectorAll(".leader > details.card");
  cards.forEach(function (card, place) {
    card.addEventListener("toggle", function () {
      if (card.open) { cards.forEach(function (other) { if (other !== card) { other.open = false; } }); }
      if (bar) { bar.hidden = Array.prototype.some.call(cards, function (each, at) { return at > 0 && each.open; }); }
    });
  });
  // 打印: what was typed stands in full, and what was not ticked stays off the paper.
  window.addEventListener("beforeprint", function () {
    document.querySelectorAll(".printed").forEach(function (place) {
      var field = document.querySelector("[name='" + place.dataset.of + "']");
      place.textContent = field ? field.value : "";
    });
    var rows = document.querySelectorAll(".handing tbody tr"), count = 0;
    rows.forEach(function (row) {
      var tick = row.querySelector("[name=case]"), isOff = tick && !tick.checked;
      row.classList.toggle("noprint", Boolean(isOff));
      count += isOff ? 0 : 1;
    });
    document.querySelectorAll("[data-count]").forEach(function (place) { place.textContent = count; });
  });
  document.querySelectorAll("form[data-draft]").forEach(function (form) {
    var saved = new URLSearchParams(fields(form)).toString();
    function fields(form) {
      var pairs = [];
      new FormData(form).forEach(function (value, name) { if (typeof value === "string") { pairs.push([name, value]); } });
      return pairs;
    }
    setInterval(function () {
      var now = new URLSearchParams(fields(form)).toString();
      if (now === saved) { return; }
      saved = now;
      fetch("/draft?form=" + encodeURIComponent(form.dataset.draft), {
        method: "POST", body: now, headers: { "Content-Type": "application/x-www-form-urlencoded" }, credentials: "same-origin"
      });
    }, 20000);
  });
})();
