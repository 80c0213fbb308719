// The inbox: choosing several tasks, keys within the list, and a list that is renewed without losing the place.
(() => {
  'use strict';

  const boxes = () => [...document.querySelectorAll('[data-rows] input[name="task"]')];

  function count() {
    const all = boxes();
    const chosen = all.filter((box) => box.checked).length;
    const picked = document.querySelector('[data-picked]');
    const every = document.querySelector('[data-pick-all]');
    if (picked) picked.textContent = chosen ? picked.dataset.some.replace('{0}', chosen) : '';
    if (every) {
      every.checked = chosen > 0 && chosen === all.length;
      every.indeterminate = chosen > 0 && chosen < all.length;
    }
  }

  document.addEventListener('change', (event) => {
    if (event.target.matches('[data-pick-all]')) {
      boxes().forEach((box) => (box.checked = event.target.checked));
      count();
    } else if (event.target.matches('input[name="task"]')) {
      count();
    }
  });
  window.addEventListener('pageshow', count);

  // ---- keys: only while the focus is within the list, and never while something is typed ----
  document.addEventListener('keydown', (event) => {
    const row = event.target.closest?.('[data-rows] tbody tr');
    if (!row || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.matches('input:not([type="checkbox"]), textarea, select')) return;
    const next = { j: row.nextElementSibling, ArrowDown: row.nextElementSibling, k: row.previousElementSibling, ArrowUp: row.previousElementSibling }[event.key];
    if (next) {
      next.querySelector('th a').focus();
      event.preventDefault();
    } else if (event.key === 'x') {
      const box = row.querySelector('input[name="task"]');
      box.checked = !box.checked;
      count();
      event.preventDefault();
    } else if (event.key === 'o') {
      row.querySelector('th a').click();
    }
  });

  // ---- the list is renewed: what was chosen stays chosen, and the focus stays where it was ----
  let chosen = [];
  let focused;

  document.addEventListener('htmx:beforeSwap', (event) => {
    if (event.detail.target.id !== 'list') return;
    chosen = boxes().filter((box) => box.checked).map((box) => box.value);
    focused = document.activeElement?.id;
  });

  document.addEventListener('htmx:afterSettle', (event) => {
    if (event.detail.target.id !== 'list' && event.detail.elt.id !== 'list') return;
    boxes().forEach((box) => (box.checked = chosen.includes(box.value)));
    const news = document.getElementById('news');
    const asked = news.contains(document.activeElement);
    news.replaceChildren();
    count();
    if (focused && !asked) document.getElementById(focused)?.focus();
    else document.querySelector('[data-rows] th a')?.focus();
  });

  // A row in which somebody works keeps still.
  document.addEventListener('htmx:oobBeforeSwap', (event) => {
    if (event.detail.target?.contains(document.activeElement)) event.detail.shouldSwap = false;
  });
})();
