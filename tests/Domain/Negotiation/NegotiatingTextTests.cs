namespace Mandates.Domain.Tests.Negotiation;

public class NegotiatingTextTests
{
    private const string Plan = """
        # Plan of Action

        The ministers resolve:

        ## Cooperation

        1. To strengthen cooperation among the member states against transnational organized crime.
        2. To exchange information on stolen firearms every six months.
        3. To review the results of this Plan of Action in two years.
        """;

    private readonly Table table = new(Plan);

    [Fact]
    public void The_whole_of_a_negotiation_reads_as_in_the_room()
    {
        table.Amend("ec", "p4", "cooperation", "technical cooperation");
        table.Amend("mx", "p4", "cooperation", "coordination");
        table.Amend("br", "p4", "transnational organized crime", "transnational organized crime and its financing");
        var same = table.Amend("ar", "p4", "cooperation", "coordination");
        table.Support("cl", same);
        table.Amend("co", "p5", "every six months", "every year");
        table.Amend("pe", "p5", "To share, on a secure platform of the Secretariat and under the law of each country, what is known of firearms.");
        table.Amend("ve", "p6", "");
        table.AddAfter("ag", "p6", "To invite civil society to this review.");
        table.AddAfter("jm", "p6", "To report yearly to the Committee on Hemispheric Security.");
        table.AddAfter("bb", "p6", "To invite civil society to this review.");
        table.AddAfter("us", "p3", "To name one central authority in each state.");
        table.Comment("ca", "p5", "Who keeps the register?");

        Same("whole.txt", table.Written);
        Assert.Equal(table.Written.Count(c => c == '['), table.Negotiating.OpenBrackets);
        Assert.Equal(table.Written.Count(c => c == ']'), table.Negotiating.OpenBrackets);
    }

    [Fact]
    public void What_is_decided_has_no_marks_and_reservations_are_footnotes()
    {
        var taken = table.Amend("br", "p4", "crime", "crime and its financing");
        var refused = table.Amend("mx", "p4", "cooperation", "coordination");
        var added = table.AddAfter("ag", "p6", "To invite civil society to this review.");
        table.Amend("co", "p5", "every six months", "every year");
        table.Decide(table.Deciding("p4", ParagraphStatus.Agreed, new Reservation(new("mx"), "It prefers coordination."), new Reservation(new("ve"), "It will not report to third parties.")) with { Accept = [taken], Reject = [refused] });
        table.Decide(table.Deciding("p6", ParagraphStatus.AgreedAdReferendum, new Reservation(new("us"), "Subject to its law.")) with { Accept = [added] });

        Same("decided.txt", table.Written);
        Assert.Equal(2, table.Negotiating.OpenBrackets);
    }

    [Fact]
    public void A_text_on_which_all_is_decided_has_no_marks_and_may_begin_the_next_version()
    {
        var taken = table.Amend("br", "p4", "crime", "crime and its financing");
        var deleted = table.Amend("ve", "p5", "");
        var added = table.AddAfter("ag", "p6", "To invite civil society to this review.");
        table.Decide(table.Deciding("p4") with { Accept = [taken] });
        table.Decide(table.Deciding("p5") with { Accept = [deleted] });
        table.Decide(table.Deciding("p6") with { Accept = [added] });

        Assert.Equal(0, table.Negotiating.OpenBrackets);
        Same("clean.txt", table.Working.Clean.MarkedMarkdown);
    }

    [Fact]
    public void Texts_beside_a_paragraph_are_numbered_as_long_as_Latin_lasts()
    {
        foreach (var i in Enumerable.Range(1, 21))
        {
            table.AddAfter("ag", "p4", $"Text {i}.");
        }

        var labels = table.Negotiating.Lines.Where(l => l.By.Count > 0).Select(l => l.Label).ToArray();

        Assert.Equal(["2 bis", "2 ter", "2 quater", "2 quinquies", "2 sexies"], labels[..5]);
        Assert.Equal(["2 vicies", "2 (21)", "2 (22)"], labels[^3..]);
    }

    [Fact]
    public void Words_that_cannot_be_seen_or_turn_the_direction_are_spelt_out()
    {
        table.Amend("ec", "p4", "cooperation", "coop\u200Beration \u202Edna\u202C <b>more</b>");

        Assert.Contains("[cooperation] [coop⟨U+200B⟩eration ⟨U+202E⟩dna⟨U+202C⟩ <b>more</b> – Ecuador]", table.Written, StringComparison.Ordinal);
    }

    private static void Same(string file, string actual) => Golden.Same(file, actual, "Negotiation");
}
