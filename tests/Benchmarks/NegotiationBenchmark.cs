using System.Diagnostics;
using Mandates.Domain.Negotiation;
using Mandates.Domain.Negotiation.Contributions;
using Mandates.Domain.Negotiation.Drafts;
using NodaTime;

namespace Mandates.Benchmarks;

/// <summary>The negotiating text of a long draft on which every state has proposed much, from what is stored to its lines.</summary>
internal static class NegotiationBenchmark
{
    private const int Paragraphs = 200, States = 34, Each = 3, Rounds = 15, WarmAfter = 5;

    private static readonly string[] Words =
        ["to", "strengthen", "cooperation", "among", "the", "member", "states", "in", "prevention", "of", "transnational", "organized", "crime", "and", "violence"];

    public static Benchmark Of { get; } = new("the negotiating text", () =>
    {
        var draw = new Random(1);
        var text = DraftText.Parse(string.Join("\n\n", Enumerable.Range(1, Paragraphs).Select(i => $"Paragraph {i} {Sentence(draw, 40)}.")));
        var draft = new Draft { Version = 1, Symbol = "B/doc.1", PublishedAt = default, Sha256 = text.Sha256, Paragraphs = [.. text.Paragraphs.Select(p => p.Id)] };
        var contributions = text.Paragraphs.SelectMany(p => Enumerable.Range(0, States * Each).Select(i => Proposal(draw, p, i))).ToArray();

        var milliseconds = Enumerable.Range(0, Rounds).Select(_ =>
        {
            var watch = Stopwatch.StartNew();
            NegotiatingText.Of(WorkingText.Of(draft, text, contributions, [], []));
            return watch.Elapsed.TotalMilliseconds;
        }).ToArray();
        var warm = milliseconds.Skip(WarmAfter).Order().ElementAt((Rounds - WarmAfter) / 2);
        return Task.FromResult<IReadOnlyList<Figure>>(
            [new($"the negotiating text of {contributions.Length:N0} proposals", $"{warm:N0} ms warm, {milliseconds[0]:N0} ms the first time", "< 300 ms")]);
    });

    private static Contribution Proposal(Random draw, Paragraph paragraph, int number) => new()
    {
        Id = $"{paragraph.Id}-{number}",
        State = new($"s{number % States}"),
        By = "mission",
        Kind = number < States * 2 ? ContributionKind.ProposedAmendment : ContributionKind.NewText,
        Draft = 1,
        Paragraph = paragraph.Id,
        Text = number < States * 2 ? Amended(draw, paragraph.Text) : $"{Sentence(draw, 20)}.",
        At = Instant.FromUnixTimeSeconds(number),
        Base = paragraph.Sha256,
    };

    private static string Sentence(Random draw, int length) => string.Join(' ', Enumerable.Range(0, length).Select(_ => Words[draw.Next(Words.Length)]));

    // Two or three words of it are others.
    private static string Amended(Random draw, string paragraph)
    {
        var said = paragraph.Split(' ');
        for (var i = 0; i < 2 + draw.Next(2); i++)
        {
            said[draw.Next(2, said.Length)] = Words[draw.Next(Words.Length)];
        }

        return string.Join(' ', said);
    }
}
