// Reads GEXF files as graphology does, strictly and as Gephi Lite does, and prints one line of JSON for each reading.
const fs = require("fs");
const path = require("path");
const graphology = require("graphology");
const gexf = require("graphology-gexf");

const LITE = { allowUndeclaredAttributes: true, addMissingNodes: true };

function told(graph) {
  const [kinds, types] = [{}, {}];
  let weight = 0;
  graph.forEachEdge((edge, data) => {
    kinds[data.kind] = (kinds[data.kind] || 0) + 1;
    weight += data.weight;
    for (const [name, value] of Object.entries(data)) types[name] = typeof value;
  });
  const labels = graph.mapNodes((node, data) => data.label).sort();
  return { nodes: graph.order, edges: graph.size, directed: graph.directedSize, weight, kinds, types, labels };
}

for (const file of process.argv.slice(2)) {
  for (const [options, settings] of [["strict", {}], ["lite", LITE]]) {
    const line = { file: path.basename(file), options };
    try {
      Object.assign(line, told(gexf.parse(graphology.Graph, fs.readFileSync(file, "utf8"), settings)));
    } catch (error) {
      line.error = String(error.message);
    }
    console.log(JSON.stringify(line));
  }
}
