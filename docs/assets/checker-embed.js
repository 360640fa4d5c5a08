// Puts a checker into a page of another site, where this script's element stands:
//   <script src="https://policies.example.org/assets/checker-embed.js" data-checker="contact-a-student"></script>
// The checker comes in a frame. It reads nothing of the page around it; all that it tells is how high it is.

{
  const script = document.currentScript;
  const { checker, title = "Check a situation" } = script.dataset;
  const address = new URL(`../check/${checker}/embed/`, script.src);
  const frame = document.createElement("iframe");
  frame.src = address.href;
  frame.title = title;
  frame.allow = "clipboard-write";
  frame.width = "100%";
  frame.height = "640";
  frame.style.border = "0";
  addEventListener("message", ({ source, origin, data }) => {
    if (source === frame.contentWindow && origin === address.origin && data?.checkerHeight > 0) {
      frame.height = String(Math.ceil(data.checkerHeight));
    }
  });
  script.after(frame);
}
