// Adds a button that copies to each text that is to be put into a form by hand.
// Without this script the text can be marked and copied as any other.

function addButton(fold) {
  const area = fold.querySelector("textarea");
  const button = Object.assign(document.createElement("button"), {
    type: "button",
    className: "ps-button ps-button--plain",
    textContent: "Copy",
  });
  const answer = document.createElement("span");
  answer.className = "ps-answer";
  answer.setAttribute("role", "status");
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(area.value);
      answer.textContent = " Copied.";
    } catch {
      // A page that was not fetched over https has no clipboard; the older way still works there.
      area.select();
      const copied = document.execCommand("copy");
      answer.textContent = copied ? " Copied." : " The text is marked; copy it with Ctrl+C.";
      if (copied) button.focus();
    }
  });
  area.before(button, answer);
}

document.querySelectorAll(".ps-copied").forEach(addButton);
