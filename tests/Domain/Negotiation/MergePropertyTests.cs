using CsCheck;

namespace Mandates.Domain.Tests.Negotiation;

/// <summary>Random negotiations: amendments, new texts, decisions and new versions, in any order.</summary>
public class MergePropertyTests
{
    private const int Sequences = 1_000;

    private static readonly string[] States = [.. Sample.Plan.States.Select(s => s.Id)];
    private static readonly Gen<string> Word = Gen.OneOf("to", "act", "against", "crime", "and", "violence", "the", "states", "in", "every", "year", "[open]", "\u202E", "<i>");
    private static readonly Gen<string> Sentence = Word.Array[3, 12].Select(words => string.Join(' ', words) + ".");
    private static readonly Gen<string[]> Draft = Sentence.Array[1, 5];

    /// <summary>What to do, to which paragraph or contribution, by whom, and a sentence for it.</summary>
    private static readonly Gen<(int What, int Which, int Who, string Text)[]> Moves =
        Gen.Select(Gen.Int[0, 9], Gen.Int[0, 1000], Gen.Int[0, 33], Sentence).Array[1, 14];

    [Fact]
    public void No_contribution_is_lost_and_none_is_moved_by_itself() =>
        Gen.Select(Draft, Moves).Sample((draft, moves) =>
        {
            var table = Play(draft, moves);
            var working = table.Working;

            Assert.Equal(table.Contributions.Select(c => c.Id).Order(), working.Contributions.Select(c => c.Id).Order());
            foreach (var open in working.Contributions.Where(c => c.Standing == Standing.Open))
            {
                Assert.NotNull(working.Find(open.Paragraph));
                var shown = working.Find(open.Paragraph)!;
                Assert.True(!open.IsProposal || shown.Amendments.Concat(shown.NewTexts).Any(c => c.Id == open.Id));
            }

            foreach (var made in table.Contributions)
            {
                var now = working.Contributions.Single(c => c.Id == made.Id);
                var stood = made.Base == working.Find(made.Paragraph)?.Paragraph.Sha256;
                Assert.True(stood || now.Standing != Standing.Open || now.Paragraph != made.Paragraph || now.Text != made.Text);
            }
        }, iter: Sequences);

    [Fact]
    public void A_text_without_open_proposals_has_no_marks_and_one_with_any_has() =>
        Gen.Select(Draft, Moves).Sample((draft, moves) =>
        {
            var table = Play(draft, moves);
            var isOpen = table.Working.Contributions.Any(c => c is { IsProposal: true, Standing: Standing.Open });
            if (!isOpen)
            {
                Assert.Equal(0, table.Negotiating.OpenBrackets);
                Assert.Equal(table.Working.Clean.Paragraphs.Select(p => p.Text), table.Negotiating.Lines.Select(l => string.Concat(l.Passages.Select(p => p.Text))).Where(t => t.Length > 0));
            }

            foreach (var line in table.Negotiating.Lines.Where(l => l.Status != ParagraphStatus.Open))
            {
                Assert.Equal(0, line.OpenBrackets);
            }

            SettleAll(table);
            Assert.Equal(0, table.Negotiating.OpenBrackets);
        }, iter: Sequences);

    [Fact]
    public void Whatever_the_order_of_arrival_and_of_decision_the_text_is_the_same() =>
        Gen.Select(Draft, Moves, Gen.Int[0, int.MaxValue]).Sample((draft, moves, seed) =>
        {
            var table = Play(draft, [.. moves.Where(m => m.What is 0 or 1 or 2 or 3)]);
            var shuffled = table.Contributions.ToArray();
            new Random(seed).Shuffle(shuffled);
            Assert.Equal(table.Written, NegotiatingWriter.Write(NegotiatingText.Of(table.WorkingOf(shuffled, [])), Table.Name));

            var decisions = Acceptable(table);
            var once = table.WorkingOf(table.Contributions, decisions);
            new Random(seed).Shuffle(decisions);
            var again = table.WorkingOf(shuffled, [.. decisions.Select((d, i) => d with { Number = i + 1 })]);
            Assert.Equal(once.Clean.Paragraphs, again.Clean.Paragraphs);
            Assert.Equal(NegotiatingWriter.Write(NegotiatingText.Of(once), Table.Name), NegotiatingWriter.Write(NegotiatingText.Of(again), Table.Name));
        }, iter: Sequences);

    [Fact]
    public void An_amendment_that_is_accepted_alone_gives_its_own_words() =>
        Gen.Select(Sentence, Sentence).Sample((before, after) =>
        {
            var table = new Table(before);
            var id = table.Amend("ec", "p1", after);
            table.Decide(table.Deciding("p1") with { Accept = [id] });

            Assert.Equal(after, table.Working.Find("p1")!.Text);
        }, iter: Sequences);

    private static Table Play(string[] draft, (int What, int Which, int Who, string Text)[] moves)
    {
        var table = new Table(string.Join("\n\n", draft));
        foreach (var (what, which, who, text) in moves)
        {
            var paragraph = table.Text.Paragraphs[which % table.Text.Paragraphs.Count];
            var contribution = table.Contributions.Count == 0 ? null : table.Contributions[which % table.Contributions.Count].Id;
            switch (what)
            {
                case 0 or 1:
                    table.Amend(States[who], paragraph.Id, Mixed(paragraph.Text, text, which));
                    break;
                case 2:
                    table.AddAfter(States[who], paragraph.Id, text);
                    break;
                case 3:
                    table.Amend(States[who], paragraph.Id, which % 3 == 0 ? "" : text);
                    break;
                case 4 when contribution is not null:
                    table.Withdraw(contribution);
                    break;
                case 5 when contribution is not null:
                    table.Support(States[who], contribution);
                    break;
                case 6:
                    table.Publish(string.Join("\n\n", table.Text.Paragraphs.Select((p, i) => i == which % table.Text.Paragraphs.Count ? text : p.Text)));
                    break;
                case 7 when contribution is not null && table.Working.Contributions.Single(c => c.Id == contribution).Standing == Standing.ToReanchor:
                    table.Reanchor(contribution, paragraph.Id, text);
                    break;
                default:
                    Try(table, table.Deciding(paragraph.Id, which % 2 == 0 ? ParagraphStatus.Agreed : null) with { Accept = Open(table, paragraph.Id) });
                    break;
            }
        }

        return table;
    }

    // Some words of one, some of the other.
    private static string Mixed(string text, string other, int seed)
    {
        var (draw, replacements) = (new Random(seed), other.Split(' '));
        return string.Join(' ', text.Split(' ').Select(word => draw.Next(4) == 0 ? replacements[draw.Next(replacements.Length)] : word));
    }

    private static string[] Open(Table table, string paragraph) =>
        [.. table.Working.Contributions.Where(c => c is { IsProposal: true, Standing: Standing.Open } && c.Paragraph == paragraph).Select(c => c.Id)];

    private static void Try(Table table, NegotiationDecision decision)
    {
        if (table.Consider(decision).Broken.Count == 0)
        {
            table.Decide(decision);
        }
    }

    private static void SettleAll(Table table)
    {
        foreach (var paragraph in table.Text.Paragraphs.Where(p => Open(table, p.Id).Length > 0).ToArray())
        {
            table.Decide(table.Deciding(paragraph.Id, ParagraphStatus.Agreed) with { Reject = Open(table, paragraph.Id) });
        }
    }

    // One decision for each proposal that does not collide with one before it.
    private static NegotiationDecision[] Acceptable(Table table)
    {
        var decisions = new List<NegotiationDecision>();
        foreach (var c in table.Working.Contributions.Where(c => c.IsProposal))
        {
            var decision = table.Deciding(c.Paragraph) with { Number = decisions.Count + 1, Accept = [c.Id] };
            var (before, after) = (table.WorkingOf(table.Contributions, decisions), table.WorkingOf(table.Contributions, [.. decisions, decision]));
            if (!NegotiationRules.Broken(Sample.Plan, before, decision, after).Any())
            {
                decisions.Add(decision);
            }
        }

        return [.. decisions];
    }
}
