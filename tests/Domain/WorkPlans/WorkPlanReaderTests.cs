namespace Mandates.Domain.Tests;

public class WorkPlanReaderTests
{
    [Fact]
    public void A_byte_order_mark_is_accepted() =>
        Assert.Equal("ag-dec-66", WorkPlanReader.Read((byte[])[0xEF, 0xBB, 0xBF, .. Sample.Json]).Mandate.Id);

    [Fact]
    public async Task A_stream_is_read_with_and_without_waiting()
    {
        Assert.Equal(34, WorkPlanReader.Read(new MemoryStream(Sample.Json)).States.Count);
        Assert.Equal(34, (await WorkPlanReader.ReadAsync(new MemoryStream(Sample.Json))).States.Count);
    }

    [Fact]
    public async Task A_stream_of_fifty_megabytes_is_not_read_whole()
    {
        var (waited, direct) = (new Endless(), new Endless());

        var refusal = await Assert.ThrowsAsync<WorkPlanInvalidException>(() => WorkPlanReader.ReadAsync(waited));
        Assert.Throws<WorkPlanInvalidException>(() => WorkPlanReader.Read(direct));

        Assert.Equal("too-large", Assert.Single(refusal.Findings).Code);
        Assert.Equal(WorkPlanReader.MaximumBytes + 1, waited.Position);
        Assert.Equal(WorkPlanReader.MaximumBytes + 1, direct.Position);
    }

    [Theory]
    [InlineData("", "empty", "The file is empty. Start from the sample plan.")]
    [InlineData(" \r\n\t", "empty", "The file is empty. Start from the sample plan.")]
    [InlineData("[]", "wrong-type", "The file holds no plan: a plan begins with { and ends with }. Start from the sample plan.")]
    [InlineData("null", "wrong-type", "The file holds no plan: a plan begins with { and ends with }. Start from the sample plan.")]
    [InlineData("{\n  \"é\": 1 \"b\": 2 }", "not-json",
        "The file is not JSON that can be read: see line 2, column 10. Look there, or just before, for a missing comma, quotation mark or bracket.")]
    [InlineData("{ \"mandate\": {", "not-json",
        "The file is not JSON that can be read: see line 1, column 15. Look there, or just before, for a missing comma, quotation mark or bracket.")]
    [InlineData("{\n  // why\n}", "comment",
        "The file is not JSON that can be read: see line 2, column 3. There is a comment. JSON has no comments: remove it.")]
    [InlineData("{ \"a\": [1,2,] }", "trailing-comma",
        "The file is not JSON that can be read: see line 1, column 13. There is a comma after the last item, just before this place. Remove it.")]
    public void What_is_no_JSON_object_is_refused(string json, string code, string message) =>
        Assert.Equal([new Finding(code, FindingSeverity.Error, "$", message)], Refused(Encoding.UTF8.GetBytes(json)));

    [Fact]
    public void What_is_not_UTF_8_is_refused()
    {
        Assert.Equal("not-utf8", Refused([0x7B, 0xE9, 0x7D])[0].Code);
        Assert.Equal("not-utf8", Refused([0xFF, .. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes("{}")])[0].Code);
    }

    [Theory]
    [InlineData(40)]
    [InlineData(100_000)]
    public void Deep_nesting_is_refused(int depth) =>
        Assert.Equal("too-deep", Refused(Encoding.UTF8.GetBytes(new string('[', depth) + new string(']', depth)))[0].Code);

    [Fact]
    public void Every_doubled_name_is_told()
    {
        var json = Sample.WithText("\"paragraph\": 16,", "\"paragraph\": 16, \"paragraph\": 17, \"title\": \"x\",");

        Assert.Equal(["$.mandate.paragraph", "$.mandate.title"], Refused(json).Select(f => f.Path));
        Assert.Equal("\"paragraph\" is given twice. Keep one of them.", Refused(json)[0].Message);
    }

    [Theory]
    [InlineData("\"Cochabamba\\nBolivia\"")]
    [InlineData("\"\\ud800\"")]
    [InlineData("\"a\\u0000b\"")]
    public void Text_that_no_mail_could_carry_is_refused(string place)
    {
        var finding = Assert.Single(Refused(Sample.WithText("\"Cochabamba, Bolivia\"", place)));

        Assert.Equal(("control-character", "$.mandate.dueSession.place"), (finding.Code, finding.Path));
    }

    [Theory]
    [InlineData("\u200b\u200d\ufeff", "blank")]
    [InlineData("\u3164 \u2800\u00ad", "blank")]
    [InlineData("Plan \u202egnirts", "hidden-character")]
    [InlineData("a\u2066b\u2069", "hidden-character")]
    [InlineData("a\u2028b", "hidden-character")]
    [InlineData("a\u2029b", "hidden-character")]
    [InlineData("a\U000e0041\U000e007f", "hidden-character")]
    [InlineData("a\uffff", "hidden-character")]
    [InlineData("a\ufdd0", "hidden-character")]
    [InlineData("a\U0010ffff", "hidden-character")]
    public void Text_that_is_not_seen_or_hides_something_is_refused_wherever_it_stands(string text, string code)
    {
        var title = Assert.Single(Refused(Sample.With(p => p["mandate"]!["title"] = text)));
        var topic = Assert.Single(Refused(Sample.With(p => p["activities"]![0]!["topics"]![0]!["text"] = text)));
        var name = Assert.Single(Refused(Sample.With(p => p["states"]![0]!["names"]!["pt"] = text)));

        Assert.Equal((code, "$.mandate.title"), (title.Code, title.Path));
        Assert.Equal((code, "$.activities[0].topics[0].text"), (topic.Code, topic.Path));
        Assert.Equal((code, "$.states[0].names.pt"), (name.Code, name.Path));
    }

    [Theory]
    [InlineData("utf-16LE", false)]
    [InlineData("utf-16LE", true)]
    [InlineData("utf-16BE", false)]
    [InlineData("utf-16BE", true)]
    [InlineData("utf-32LE", false)]
    [InlineData("utf-32LE", true)]
    [InlineData("utf-32BE", false)]
    public void Another_encoding_is_named(string encoding, bool hasMark)
    {
        var sent = Encoding.GetEncoding(encoding);
        byte[] json = [.. hasMark ? sent.GetPreamble() : [], .. sent.GetBytes(Encoding.UTF8.GetString(Sample.Json))];

        var finding = Assert.Single(Refused(json));

        Assert.Equal("not-utf8", finding.Code);
        Assert.Equal($"The file is {encoding[..6].ToUpperInvariant()} text, not UTF-8. Save it again with the encoding UTF-8.", finding.Message.ToString());
    }

    [Theory]
    [InlineData("16.5")]
    [InlineData("1e999")]
    [InlineData("99999999999999999999999999999999999999999")]
    public void Numbers_that_are_not_whole_and_small_are_refused(string number)
    {
        var finding = Assert.Single(Refused(Sample.WithText("\"paragraph\": 16", $"\"paragraph\": {number}")));

        Assert.Equal(("wrong-number", "$.mandate.paragraph"), (finding.Code, finding.Path));
        Assert.StartsWith($"\"{number}\" is not accepted.", finding.Message.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void All_findings_are_told_at_once_up_to_fifty()
    {
        var json = Sample.With(plan =>
        {
            foreach (var state in plan["states"]!.AsArray()) (state!["id"], state["mission"]) = ("?", "?");
        });

        Assert.Equal(WorkPlanInvalidException.MostFindings, Refused(json).Count);
    }

    [Fact]
    public void What_is_quoted_is_cut_so_that_it_does_not_drown_the_sentence()
    {
        var finding = Refused(Encoding.UTF8.GetBytes($"{{ \"{new string('x', 900_000)}\": 1 }}")).Single(f => f.Code == "unknown-field");

        Assert.InRange(finding.Path.Length + finding.Message.ToString().Length, 1, 600);
    }

    internal static IReadOnlyList<Finding> Refused(byte[] json) =>
        Assert.Throws<WorkPlanInvalidException>(() => WorkPlanReader.Read(json)).Findings;

    private sealed class Endless : MemoryStream
    {
        public Endless() => SetLength(50_000_000);
    }
}
