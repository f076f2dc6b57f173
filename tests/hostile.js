(marks) => {
  // What a person reads, node by node: a mark without what stands before it was taken for markup.
  const wrong = [];
  const seen = new Set();
  const found = /zq[A-Za-z]/g;
  const check = (raw, where, plainly) => {
    const bare = plainly || ((text) => text);
    const text = bare(raw.replaceAll('\u2060', ''));
    for (const match of text.matchAll(found)) {
      if (marks[match[0]] === undefined) continue;
      const before = bare(marks[match[0]]);
      seen.add(match[0]);
      if (!text.slice(0, match.index).endsWith(before)) {
        wrong.push({ mark: match[0], where, text: text.slice(Math.max(0, match.index - 40), match.index + 40) });
      }
    }
  };
  const place = (node) => {
    const parts = [];
    for (let at = node; at && at !== document.body && parts.length < 9; at = at.parentElement) {
      parts.push(at.dataset?.testid || at.tagName.toLowerCase());
    }
    return parts.join(' < ');
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement;
    if (!['SCRIPT', 'STYLE'].includes(parent.tagName) && !parent.closest('text:has(tspan.line)')) check(node.data, place(parent));
  }
  // A label of a chart in several lines is one text: where a line ends, in a word or in place of a
  // space, is not of the text, and the lines are read without their spaces.
  const unspaced = (text) => text.replaceAll(/\s/g, '');
  for (const label of document.querySelectorAll('text:has(tspan.line)')) check(label.textContent, place(label), unspaced);
  for (const field of document.querySelectorAll('input, textarea')) check(field.value, 'field');
  // The name of a field is read aloud with its escapes: they are not markup, only slashes.
  const unescaped = (text) => text.replaceAll('\\', '');
  const attributes = ['aria-label', 'alt', 'title', 'placeholder'];
  for (const element of document.querySelectorAll('[aria-label], [alt], [title], [placeholder]')) {
    for (const name of attributes) check(element.getAttribute(name) || '', `${name} of ${place(element)}`, unescaped);
  }
  // Elements that only markup makes: nothing typed may have made one.
  const made = 'a[href*="zq"], a[href^="javascript"], img[src*="zq"], img[src$="/x"], [onerror], iframe, embed, object, .katex';
  for (const element of document.querySelectorAll(made)) {
    wrong.push({ mark: element.tagName, where: place(element), text: element.outerHTML.slice(0, 160) });
  }
  const failed = document.body.innerText.includes('Algo no salió como debía')
    || document.querySelector('[data-testid="stException"]') !== null;
  return { wrong, seen: [...seen], ran: window.__x !== undefined, failed };
}
