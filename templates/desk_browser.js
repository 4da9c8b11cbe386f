// Whether this browser can run the page. Old ones read this, too: nothing in it is newer than 2009.
(function () {
  var lacks = [];
  function need(name, there) {
    if (!there) lacks.push(name);
  }
  need("WebAssembly", window.WebAssembly);
  need("Worker", window.Worker);
  need("DecompressionStream", window.DecompressionStream);
  need("replaceSync", window.CSSStyleSheet && window.CSSStyleSheet.prototype.replaceSync);
  need("replaceChildren", window.Element && window.Element.prototype.replaceChildren);
  document.documentElement.className = lacks.length ? "unfit" : "fit";
  if (!lacks.length) return;
  var block = document.getElementById("unfit");
  var code = location.hash.slice(1) || document.documentElement.lang;
  var ways = block.children, here = ways[0], at;
  for (at = 0; at < ways.length; at++) if (ways[at].lang === code) here = ways[at];
  for (at = 0; at < ways.length; at++) ways[at].hidden = ways[at] !== here;
  here.querySelector(".lacks").appendChild(document.createTextNode(lacks.join(", ")));
  block.hidden = false;
})();
