import java.io.File;
import java.nio.charset.StandardCharsets;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gephi.graph.api.Column;
import org.gephi.graph.api.Edge;
import org.gephi.graph.api.GraphController;
import org.gephi.graph.api.GraphModel;
import org.gephi.graph.api.Interval;
import org.gephi.graph.api.Node;
import org.gephi.graph.api.Table;
import org.gephi.graph.api.TimeRepresentation;
import org.gephi.io.importer.api.Container;
import org.gephi.io.importer.api.ImportController;
import org.gephi.io.importer.api.Issue;
import org.gephi.io.importer.api.Report;
import org.gephi.io.processor.plugin.DefaultProcessor;
import org.gephi.io.processor.spi.Processor;
import org.gephi.project.api.ProjectController;
import org.gephi.project.api.Workspace;
import org.openide.util.Lookup;

/** Imports each file as Gephi does and prints one line of JSON for it: what is in the workspace, and every message. */
public class Read {
    public static void main(String[] files) throws Exception {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.setOut(System.err);
        for (String file : files) {
            out.println(read(new File(file)));
        }
        System.exit(0);
    }

    /** A project of its own for each file, so that each is opened into a new workspace. */
    private static String read(File file) throws Exception {
        ProjectController projects = Lookup.getDefault().lookup(ProjectController.class);
        projects.newProject();
        Workspace workspace = projects.getCurrentWorkspace();
        ImportController controller = Lookup.getDefault().lookup(ImportController.class);
        Container container = controller.importFile(file);
        boolean sound = container.verify();
        container.closeLoader();
        Report before = container.getReport();
        Processor processor = new DefaultProcessor();
        controller.process(container, processor, workspace);
        List<String> messages = new ArrayList<>();
        gather(before, messages);
        Report after = processor.getReport();
        if (after != null && after != before) {
            gather(after, messages);
        }
        GraphModel model = Lookup.getDefault().lookup(GraphController.class).getGraphModel(workspace);
        String json = "{\"file\": " + quoted(file.getName()) + ", \"sound\": " + sound + ", " + told(model)
            + ", \"messages\": [" + String.join(", ", messages) + "]}";
        projects.closeCurrentProject();
        return json;
    }

    private static void gather(Report report, List<String> messages) {
        report.getIssues(Integer.MAX_VALUE).forEachRemaining(issue -> messages.add(told(issue)));
    }

    private static String told(Issue issue) {
        return "[" + quoted(String.valueOf(issue.getLevel())) + ", " + quoted(issue.getMessage()) + "]";
    }

    private static String told(GraphModel model) {
        Map<String, Integer> kinds = new TreeMap<>();
        Map<String, Integer> spells = new TreeMap<>();
        List<String> labels = new ArrayList<>();
        int directed = 0;
        double weight = 0;
        for (Edge edge : model.getGraph().getEdges()) {
            kinds.merge(String.valueOf(model.getEdgeTypeLabel(edge.getType())), 1, Integer::sum);
            spells.merge(String.valueOf(times(model, edge)), 1, Integer::sum);
            directed += edge.isDirected() ? 1 : 0;
            weight += edge.getWeight();
        }
        for (Node node : model.getGraph().getNodes()) {
            labels.add(node.getLabel());
        }
        labels.sort(null);
        Interval bounds = model.getTimeBounds();
        return "\"nodes\": " + model.getGraph().getNodeCount() + ", \"edges\": " + model.getGraph().getEdgeCount()
            + ", \"directed\": " + directed + ", \"weight\": " + weight + ", \"kinds\": " + counts(kinds)
            + ", \"spells\": " + counts(spells) + ", \"labels\": " + array(labels)
            + ", \"node_columns\": " + columns(model.getNodeTable())
            + ", \"edge_columns\": " + columns(model.getEdgeTable())
            + ", \"first\": " + day(bounds.getLow()) + ", \"last\": " + day(bounds.getHigh())
            + ", \"values\": " + values(model);
    }

    /** How many spells or time stamps an element has; one without time has an interval from minus infinity on. */
    private static int times(GraphModel model, Edge edge) {
        if (model.getConfiguration().getTimeRepresentation() == TimeRepresentation.TIMESTAMP) {
            return edge.getTimestamps().length;
        }
        int number = 0;
        for (Interval time : edge.getIntervals()) {
            if (time != null && !(Double.isInfinite(time.getLow()) && Double.isInfinite(time.getHigh()))) {
                number += 1;
            }
        }
        return number;
    }

    /** Every value of a text column of an edge, so that altered symbols show. */
    private static String values(GraphModel model) {
        List<String> found = new ArrayList<>();
        for (Edge edge : model.getGraph().getEdges()) {
            for (Column column : model.getEdgeTable().toArray()) {
                Object value = column.isProperty() ? null : edge.getAttribute(column);
                if (value instanceof String && column.getId().equals("sources")) {
                    found.add((String) value);
                }
            }
        }
        found.sort(null);
        return array(found);
    }

    private static String columns(Table table) {
        List<String> found = new ArrayList<>();
        for (Column column : table.toArray()) {
            if (!column.isProperty()) {
                found.add(quoted(column.getId()) + ": " + quoted(column.getTypeClass().getSimpleName()));
            }
        }
        return "{" + String.join(", ", found) + "}";
    }

    private static String counts(Map<String, Integer> numbers) {
        List<String> found = new ArrayList<>();
        numbers.forEach((name, number) -> found.add(quoted(name) + ": " + number));
        return "{" + String.join(", ", found) + "}";
    }

    private static String array(Collection<String> texts) {
        List<String> found = new ArrayList<>();
        texts.forEach(text -> found.add(quoted(text)));
        return "[" + String.join(", ", found) + "]";
    }

    private static String day(double time) {
        if (Double.isInfinite(time)) {
            return "\"\"";
        }
        return quoted(java.time.Instant.ofEpochMilli((long) time).toString().substring(0, 10));
    }

    private static String quoted(String text) {
        StringBuilder made = new StringBuilder("\"");
        for (char sign : String.valueOf(text).toCharArray()) {
            if (sign == '"' || sign == '\\') {
                made.append('\\').append(sign);
            } else if (sign < 0x20) {
                made.append(String.format("\\u%04x", (int) sign));
            } else {
                made.append(sign);
            }
        }
        return made.append('"').toString();
    }
}
