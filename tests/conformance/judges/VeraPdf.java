import java.io.File;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.LogManager;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.RuleId;
import org.verapdf.pdfa.validation.validators.ValidatorConfig;
import org.verapdf.pdfa.validation.validators.ValidatorConfigBuilder;

/**
 * Says, line by line, which rules of one profile a PDF breaks: {@code java VeraPdf PROFILE FILE...}.
 *
 * <p>For each file there is a line {@code rule}, clause and test, count, place, message for each broken rule, then a line
 * {@code passed}, {@code failed} or {@code unread} and why; fields stand between tabs. A file without such a last line
 * was not judged.
 */
public final class VeraPdf {
    private static final int PLACES = 1;

    private static final PrintStream OUT = new PrintStream(System.out, false, StandardCharsets.UTF_8);

    private VeraPdf() {}

    public static void main(String[] arguments) {
        LogManager.getLogManager().reset();
        VeraGreenfieldFoundryProvider.initialise();
        PDFAFlavour profile = PDFAFlavour.byFlavourId(arguments[0]);
        for (int number = 1; number < arguments.length; number++) {
            try {
                judge(new File(arguments[number]), profile);
            } catch (Exception | StackOverflowError | OutOfMemoryError problem) {
                say("unread", String.valueOf(problem));
            }
        }
    }

    private static void judge(File file, PDFAFlavour profile) throws Exception {
        ValidatorConfig config = new ValidatorConfigBuilder()
            .flavour(profile)
            .recordPasses(false)
            .maxFails(-1)
            .maxNumberOfDisplayedFailedChecks(PLACES)
            .build();
        try (PDFAParser parser = Foundries.defaultInstance().createParser(file, profile);
            PDFAValidator validator = Foundries.defaultInstance().createValidator(config)) {
            ValidationResult result = validator.validate(parser);
            Map<RuleId, TestAssertion> first = new HashMap<>();
            for (TestAssertion assertion : result.getTestAssertions()) {
                first.putIfAbsent(assertion.getRuleId(), assertion);
            }
            Map<String, String[]> lines = new TreeMap<>();
            result.getFailedChecks().forEach((rule, count) -> {
                String name = rule.getClause() + "-" + rule.getTestNumber();
                lines.put(name, line(name, count, first.get(rule)));
            });
            lines.values().forEach(VeraPdf::say);
            say(result.isCompliant() ? "passed" : "failed");
        }
    }

    private static String[] line(String name, int count, TestAssertion first) {
        String place = first == null ? "" : first.getLocation().getContext();
        String message = first == null ? "" : first.getErrorMessage();
        return new String[] {"rule", name, String.valueOf(count), place, message};
    }

    private static void say(String... fields) {
        StringBuilder line = new StringBuilder();
        for (String field : fields) {
            line.append(line.length() > 0 ? "\t" : "").append(String.valueOf(field).replaceAll("\\s+", " "));
        }
        OUT.print(line.append('\n'));
        OUT.flush();
    }
}
