// A boosted questionnaire tells the reader that the page has changed, and never hides a failure.
"use strict";

document.addEventListener("htmx:beforeSwap", (event) => {
  // A refusal is a page too: show it as a plain visit would.
  if (event.detail.boosted) event.detail.shouldSwap = true;
});

document.addEventListener("htmx:sendError", (event) => {
  // No answer: let the browser itself try and tell.
  window.location.assign(event.detail.pathInfo.finalRequestPath);
});

document.addEventListener("htmx:afterSettle", () => {
  const place = document.querySelector("[data-focus]") || document.getElementById("main");
  place?.focus({ preventScroll: !place.matches("[data-focus]") });
});
