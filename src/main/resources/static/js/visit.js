// Shows the names of the photos and files that go with a finding.
(() => {
  'use strict';

  document.querySelectorAll('.photos').forEach((place) => {
    const inputs = [...place.querySelectorAll('input[type="file"]')];
    const list = place.querySelector('[data-chosen]');
    const show = () => {
      list.replaceChildren(
        ...inputs
          .flatMap((input) => [...input.files])
          .map((file) => {
            const item = document.createElement('li');
            item.textContent = `${file.name}, ${Math.max(1, Math.round(file.size / 1024))} KB`;
            return item;
          }),
      );
    };
    inputs.forEach((input) => input.addEventListener('change', show));
    show();
  });
})();
