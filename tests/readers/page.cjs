// Opens a page in headless Chromium and uses it as a person would; prints one JSON object of what came of it.
const fs = require("fs");
const { launch } = require("puppeteer-core");

const [browser, file, picture] = process.argv.slice(2);
const FLAGS = ["--no-sandbox", "--disable-background-networking", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"];

async function main() {
  const chromium = await launch({ executablePath: browser, args: FLAGS });
  const page = await chromium.newPage();
  const told = { requests: [], errors: [] };
  page.on("request", (request) => told.requests.push(request.url()));
  page.on("pageerror", (error) => told.errors.push(String(error)));
  page.on("console", (message) => message.type() === "error" && told.errors.push(message.text()));
  await page.setViewport({ width: 1280, height: 800 });
  await page.goto("file://" + file);
  await page.waitForFunction("window.govgraph");
  const text = (id) => page.$eval("#" + id, (element) => element.textContent);
  const entries = () => page.$$eval("#list button", (all) => all.map((one) => one.dataset.id));
  const pause = () => new Promise((done) => setTimeout(done, 500));

  told.drawn = await page.evaluate("window.govgraph.renderer !== null");
  told.counts = await text("counts");
  told.listed = await entries();
  told.types = await page.$$eval("#types label", (all) => all.map((one) => one.textContent));

  // A click on the dot of the first node of the list.
  const spot = await page.evaluate((id) => {
    const { renderer } = window.govgraph;
    const place = renderer.graphToViewport(renderer.getGraph().getNodeAttributes(id));
    const frame = document.getElementById("stage").getBoundingClientRect();
    return [place.x + frame.x, place.y + frame.y];
  }, told.listed[0]);
  await pause();
  await page.mouse.click(...spot);
  await pause();
  told.clicked = await page.$eval("#details h2", (element) => element.textContent).catch(() => "");

  // By keyboard alone: down the list, into a tie, to its sources, and out again.
  await page.focus("#search");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  told.focused = await page.evaluate("document.activeElement.dataset.id");
  await page.keyboard.press("Enter");
  told.chosen = await page.$$eval('#list button[aria-current="true"]', (all) => all.map((one) => one.dataset.id));
  await page.focus("#details .ties button");
  await page.keyboard.press("Enter");
  told.headings = await page.$$eval("#details h3", (all) => all.map((one) => one.textContent));
  told.sources = await page.$$eval("#details li", (all) => all.map((one) => one.textContent));
  if (picture) await page.screenshot({ path: picture });
  told.axe = await axe(page);
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  told.closed = await page.$$eval("#details h2", (all) => all.length);

  // A search, then the slider.
  const wanted = (await page.$eval("#list button span:nth-child(2)", (element) => element.textContent)).slice(0, 12);
  await page.type("#search", wanted.toUpperCase());
  told.wanted = wanted;
  told.found = await entries();
  await page.$eval("#search", (element) => { element.value = ""; element.dispatchEvent(new Event("input")); });
  await page.focus("#from");
  await page.keyboard.press("End");
  told.slid = [await text("from-year"), await text("to-year"), await text("counts")];
  await page.click("#undated");
  told.dated = await text("counts");
  await chromium.close();
  console.log(JSON.stringify(told));
}

async function axe(page) {
  await page.evaluate(fs.readFileSync(require.resolve("axe-core/axe.min.js"), "utf8"));
  const found = await page.evaluate("axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] })");
  return found.violations.map((one) => [one.id, one.nodes.map((node) => node.html.slice(0, 200))]);
}

main().catch((error) => { console.error(error); process.exit(1); });
