namespace Mandates.Domain.Tests.WorkPlans;

/// <summary>How the papers of a plan are printed: symbols in a series, the class, the language, and codes in brackets.</summary>
public class HouseStyleTests
{
    private static readonly WorkPlan Plan = Sample.Plan;
    private static readonly WorkPlan Silent = Plan with { Papers = null };

    [Theory]
    [InlineData("doc.3", "OEA/Ser.G GT/DSS/doc.3/12", "AG-DEC-66/doc.3")]
    [InlineData("INF.12", "OEA/Ser.G GT/DSS/INF.12/12", "AG-DEC-66/INF.12")]
    [InlineData("SR.1", "OEA/Ser.G GT/DSS/SR.1/12", "AG-DEC-66/SR.1")]
    public void A_symbol_is_of_the_series_or_begins_with_the_mandate(string paper, string inSeries, string without)
    {
        Assert.Equal(inSeries, Plan.Symbol(paper));
        Assert.Equal(without, Silent.Symbol(paper));
        Assert.Equal(without, (Plan with { Papers = new() }).Symbol(paper));
    }

    [Fact]
    public void Revisions_and_corrigenda_follow_the_symbol()
    {
        Draft first = new() { Version = 1, Symbol = "", PublishedAt = Instant.MinValue, Sha256 = "", Paragraphs = [] };

        Assert.Equal("OEA/Ser.G GT/DSS/doc.1/12", Draft.NextSymbol(Plan, [], corrects: false));
        Assert.Equal("OEA/Ser.G GT/DSS/doc.1/12 rev.1", Draft.NextSymbol(Plan, [first], corrects: false));
        Assert.Equal("AG-DEC-66/doc.1 corr.1", Draft.NextSymbol(Silent, [first], corrects: true));
    }

    [Fact]
    public void The_states_of_the_sample_have_the_codes_of_ISO() => Assert.Equal(
        "ARG ATG BHS BLZ BOL BRA BRB CAN CHL COL CRI DMA DOM ECU GRD GTM GUY HND HTI JAM KNA LCA MEX NIC PAN PER PRY SLV SUR TTO URY USA VCT VEN",
        string.Join(' ', Plan.States.Select(s => StateCode.Of(s.Id)).Order(StringComparer.Ordinal)));

    [Theory]
    [InlineData("1-", "1-")]
    [InlineData("caricom", "CARICOM")]
    public void Whoever_is_no_country_has_its_id_as_code(string state, string code) => Assert.Equal(code, StateCode.Of(new(state)));

    [Fact]
    public void Two_states_with_one_code_are_an_error_where_brackets_have_codes()
    {
        var doubled = Plan with { States = [.. Plan.States, Plan.State(new("mx"))! with { Id = new("mex"), Mission = "other@mexico.example" }] };

        Assert.Contains(
            new Finding("doubled-code", FindingSeverity.Error, "$.states[34].id", "Two member states would both stand in brackets as \"MEX\". Give one of them another id."),
            PlanCheck.Check(doubled));
        Assert.DoesNotContain(PlanCheck.Check(doubled with { Papers = null }), f => f.Code == "doubled-code");
    }

    [Theory]
    [InlineData("OEA/Ser.G")]
    [InlineData("doc.{number} and doc.{number}")]
    [InlineData("doc.{number}\n")]
    [InlineData("{doc.{number}}")]
    [InlineData("<b>doc.{number}")]
    public void A_series_without_one_place_for_the_number_is_refused(string series)
    {
        var refused = Assert.Throws<WorkPlanInvalidException>(() => WorkPlanReader.Read(Sample.With(plan => plan["papers"]!["series"] = series)));

        Assert.Equal("$.papers.series", Assert.Single(refused.Findings).Path);
    }

    [Fact]
    public void A_plan_that_says_nothing_is_written_without_it_and_read_again()
    {
        Assert.DoesNotContain("papers", Encoding.UTF8.GetString(WorkPlanJson.Write(Silent)), StringComparison.Ordinal);
        Assert.Null(WorkPlanReader.Read(WorkPlanJson.Write(Silent)).Papers);
        Assert.Equal(Plan.Papers, WorkPlanReader.Read(WorkPlanJson.Write(Plan)).Papers);
        Assert.Equal(BracketStyle.StateAfter, WorkPlanReader.Read(Sample.With(plan => plan["papers"] = new JsonObject())).Papers!.Brackets);
    }

    [Fact]
    public void No_revision_changes_it() =>
        Assert.Equal(Plan.Papers, Plan.Revise([new ChangeReplyVisibility(ReplyVisibility.Secretariat)]).Papers);
}
