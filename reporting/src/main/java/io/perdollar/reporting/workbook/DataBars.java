package io.perdollar.reporting.workbook;

import java.util.Locale;
import java.util.Map;
import org.apache.poi.ss.usermodel.ConditionalFormattingThreshold.RangeType;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFConditionalFormattingRule;
import org.apache.poi.xssf.usermodel.XSSFDataBarFormatting;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFSheetConditionalFormatting;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTCfRule;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTExtension;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTExtensionList;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTWorksheet;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Bars behind figures. The format of 2006 knows only bars that fade out; since 2010 a rule may name an extension that makes
 * them plain and begins them at zero. Programs that do not know the extension show the old bars.
 */
final class DataBars {
    private static final int BAR = 0xC9DDEE;
    private static final String NEGATIVE = "FFF3D0BC";
    private static final String AXIS = "FF8A94A0";
    private static final String X14 = "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main";
    private static final String XM = "http://schemas.microsoft.com/office/excel/2006/main";
    private static final String RULE_EXTENSION = "{B025F937-C7B1-47D3-B67F-A62EFF666E3E}";
    private static final String SHEET_EXTENSION = "{78C0D931-6437-407d-A8EE-F0AAD7539E65}";

    private int count;

    void add(XSSFSheet sheet, CellRangeAddress area) {
        XSSFSheetConditionalFormatting formats = sheet.getSheetConditionalFormatting();
        XSSFConditionalFormattingRule rule = formats.createConditionalFormattingRule(Palette.colour(BAR));
        XSSFDataBarFormatting bar = rule.getDataBarFormatting();
        bar.getMinThreshold().setRangeType(RangeType.MIN);
        bar.getMaxThreshold().setRangeType(RangeType.MAX);
        formats.addConditionalFormatting(new CellRangeAddress[] {area}, rule);
        count++;
        String id = String.format(Locale.ROOT, "{00000000-0000-4000-8000-%012X}", count);
        CTWorksheet raw = sheet.getCTWorksheet();
        CTCfRule named = raw.getConditionalFormattingArray(raw.sizeOfConditionalFormattingArray() - 1)
                .getCfRuleArray(0);
        CTExtension extension = named.addNewExtLst().addNewExt();
        extension.setUri(RULE_EXTENSION);
        words(child(extension.getDomNode(), X14, "x14:id", Map.of()), id);
        plain(child(extensionOf(raw), X14, "x14:conditionalFormatting", Map.of()), id, area);
    }

    private static void plain(Element formatting, String id, CellRangeAddress area) {
        Element rule = child(formatting, X14, "x14:cfRule", Map.of("type", "dataBar", "id", id));
        Element bar = child(
                rule,
                X14,
                "x14:dataBar",
                Map.of("minLength", "0", "maxLength", "100", "gradient", "0", "axisPosition", "automatic"));
        Element least = child(bar, X14, "x14:cfvo", Map.of("type", "num"));
        words(child(least, XM, "xm:f", Map.of()), "0");
        child(bar, X14, "x14:cfvo", Map.of("type", "autoMax"));
        child(bar, X14, "x14:negativeFillColor", Map.of("rgb", NEGATIVE));
        child(bar, X14, "x14:axisColor", Map.of("rgb", AXIS));
        words(child(formatting, XM, "xm:sqref", Map.of()), area.formatAsString());
    }

    /** The one list of extended formats of a sheet. */
    private static Node extensionOf(CTWorksheet sheet) {
        CTExtensionList list = sheet.isSetExtLst() ? sheet.getExtLst() : sheet.addNewExtLst();
        for (CTExtension extension : list.getExtArray()) {
            if (extension.getUri().equals(SHEET_EXTENSION)) {
                return extension.getDomNode().getFirstChild();
            }
        }
        CTExtension extension = list.addNewExt();
        extension.setUri(SHEET_EXTENSION);
        return child(extension.getDomNode(), X14, "x14:conditionalFormattings", Map.of());
    }

    private static void words(Element element, String text) {
        element.appendChild(element.getOwnerDocument().createTextNode(text));
    }

    private static Element child(Node parent, String space, String name, Map<String, String> attributes) {
        Element child = parent.getOwnerDocument().createElementNS(space, name);
        attributes.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(attribute -> child.setAttribute(attribute.getKey(), attribute.getValue()));
        parent.appendChild(child);
        return child;
    }
}
