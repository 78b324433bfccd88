// Small comforts; every page works without them.
"use strict";

const actions = {
  print: () => window.print(),
  copy: async (button) => {
    await navigator.clipboard.writeText(button.dataset.copy || window.location.href);
    announce(button);
  },
};

/** Say on the button itself that it worked, for as long as it takes to read. */
function announce(button) {
  const words = button.textContent;
  button.textContent = button.dataset.done || "✓";
  window.setTimeout(() => {
    button.textContent = words;
  }, 2500);
}

for (const button of document.querySelectorAll("[data-action]")) {
  const copyable = button.dataset.action !== "copy" || Boolean(navigator.clipboard);
  button.hidden = !copyable;
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-action]");
  if (button) actions[button.dataset.action](button);
});

/** Paper cannot be clicked: open every derivation before printing, close it again after. */
const opened = new Set();
window.addEventListener("beforeprint", () => {
  for (const details of document.querySelectorAll("details:not([open])")) {
    details.open = true;
    opened.add(details);
  }
});
window.addEventListener("afterprint", () => {
  for (const details of opened) details.open = false;
  opened.clear();
});

document.querySelector("[data-focus]")?.focus();
