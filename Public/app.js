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
    button.addEventListener("click", function () { window.print(); });
  });
  // Coming back by the browser's back button shows the page as it was left: it may be sent again.
  window.addEventListener("pageshow", function () {
    document.querySelectorAll("form").forEach(function (form) { delete form.dataset.sent; });
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
