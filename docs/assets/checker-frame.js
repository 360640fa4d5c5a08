// In a frame on another site: tells the page around it how high the checker is.

if (parent !== window) {
  const tell = () => parent.postMessage({ checkerHeight: document.documentElement.offsetHeight }, "*");
  new ResizeObserver(tell).observe(document.documentElement);
}
