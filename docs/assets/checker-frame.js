// In a frame on another site: takes the reader's colours, and tells the page around it how high the checker is.

const dark = matchMedia("(prefers-color-scheme: dark)");
const colour = () => {
  document.body.dataset.mdColorScheme = dark.matches ? "slate" : "default";
};
colour();
dark.addEventListener("change", colour);

if (parent !== window) {
  const tell = () => parent.postMessage({ checkerHeight: document.documentElement.offsetHeight }, "*");
  new ResizeObserver(tell).observe(document.documentElement);
}
