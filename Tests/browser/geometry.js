// What a person would see wrong on a page of this width; each line says where.
() => {
  const wrong = []
  const name = element => element.tagName.toLowerCase() + (element.className ? '.' + String(element.className).trim().replace(/\s+/g, '.') : '') + ' “' + (element.innerText || element.value || '').trim().slice(0, 24).replace(/\s+/g, ' ') + '”'
  const style = element => getComputedStyle(element)
  const visible = element => { const box = element.getBoundingClientRect(); return box.width > 0 && box.height > 0 && style(element).visibility === 'visible' && box.right > 0 }
  // The bar of buttons stays at the foot of the window; what it covers is scrolled from under it.
  const floats = element => { for (let at = element; at; at = at.parentElement) if (/sticky|fixed/.test(style(at).position)) return true; return false }
  const scrolls = element => { for (let at = element; at; at = at.parentElement) if (/auto|scroll/.test(style(at).overflowX)) return true; return false }
  if (document.documentElement.scrollWidth > innerWidth) {
    for (const element of document.body.querySelectorAll('*'))
      if (visible(element) && !scrolls(element) && element.getBoundingClientRect().right > innerWidth + 1) { wrong.push('wider than the page: ' + name(element)); break }
  }
  for (const element of document.body.querySelectorAll('*')) {
    if (!visible(element) || ['SELECT', 'INPUT', 'TEXTAREA', 'OPTION'].includes(element.tagName)) continue
    const own = style(element)
    if (/hidden|clip/.test(own.overflowX + own.overflowY) && (element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1)) wrong.push('cut: ' + name(element))
    if (element.matches('td, th') && element.getBoundingClientRect().width + 0.5 < 4 * parseFloat(own.fontSize)) wrong.push('cell under 4 em: ' + name(element))
  }
  for (const element of document.querySelectorAll('button, a.button, select, input:not([type=hidden])')) {
    if (!visible(element) || scrolls(element)) continue
    const box = element.getBoundingClientRect()
    if (box.right > innerWidth + 1 || box.left < -1) wrong.push('beyond the edge: ' + name(element))
  }
  // Lines of every run of text, as they were broken.
  const boxes = []
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const owner = node.parentElement
    if (!node.data.trim() || !visible(owner) || owner.closest('.skip, script, style, option, select, textarea, svg')) continue
    const range = document.createRange()
    range.selectNodeContents(node)
    const rects = [...range.getClientRects()].filter(rect => rect.width > 0.5)
    for (const rect of rects) boxes.push({ owner, rect })
    const em = parseFloat(style(owner).fontSize)
    let run = 0
    for (const rect of rects) {
      run = rect.width <= 1.2 * em ? run + 1 : 0
      if (run === 3 && node.data.trim().length >= 3) { wrong.push('one character a line: ' + name(owner)); break }
    }
  }
  for (const element of document.querySelectorAll('input:not([type=hidden]), select, textarea, button'))
    if (visible(element)) boxes.push({ owner: element, rect: element.getBoundingClientRect() })
  boxes.sort((one, other) => one.rect.top - other.rect.top)
  const collided = new Set()
  boxes.forEach((one, index) => {
    for (let next = index + 1; next < boxes.length && boxes[next].rect.top < one.rect.bottom - 3; next++) {
      const other = boxes[next]
      if (one.owner === other.owner || floats(one.owner) !== floats(other.owner) || one.owner.contains(other.owner) || other.owner.contains(one.owner)) continue
      const across = Math.min(one.rect.right, other.rect.right) - Math.max(one.rect.left, other.rect.left)
      const down = Math.min(one.rect.bottom, other.rect.bottom) - Math.max(one.rect.top, other.rect.top)
      // Lines stand close: a few pixels of their boxes overlap without their letters doing so.
      if (across > 2 && down > 0.45 * Math.min(one.rect.height, other.rect.height)) collided.add('over each other: ' + name(one.owner) + ' and ' + name(other.owner))
    }
  })
  return [...new Set(wrong), ...collided].slice(0, 12)
}
