// Loads a file of N-Triples into npm oxigraph, then answers one query, a JSON string, a line with the number of its rows.
import { createRequire } from "node:module";
import { createInterface } from "node:readline";
import { readFileSync } from "node:fs";

const [modules, data] = process.argv.slice(2);
const { Store } = createRequire(`${modules}/`)("oxigraph");
const store = new Store();
store.load(readFileSync(data, "utf8"), { format: "application/n-triples" });
console.log("ready");
for await (const line of createInterface({ input: process.stdin })) console.log(store.query(JSON.parse(line)).length);
