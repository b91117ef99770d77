"use strict";
// One key does what an access key of the page does, in any layout of the keyboard. Not while something is typed; who is
// disturbed by it turns it off, and this tab remembers that.
(() => {
  const at = document.getElementById("keys");
  const box = at.querySelector("input");
  box.checked = sessionStorage.getItem("keys") !== "off";
  box.addEventListener("change", () => sessionStorage.setItem("keys", box.checked ? "on" : "off"));
  for (const way of document.querySelectorAll("main [accesskey]")) {
    const key = document.createElement("kbd");
    key.textContent = way.accessKey.toUpperCase();
    at.append(" ", key, ` ${way.textContent}`);
  }
  at.hidden = false;
  document.addEventListener("keydown", (event) => {
    const letter = /^Key([A-Z])$/.exec(event.code);
    if (!letter || !box.checked || event.repeat || event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.target.closest("textarea, select, input:not([type=radio], [type=checkbox])")) return;
    const way = document.querySelector(`main [accesskey=${letter[1].toLowerCase()}]`);
    if (!way) return;
    event.preventDefault();
    way.click();
  });
})();
