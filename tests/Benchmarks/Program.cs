using System.Diagnostics;
using System.Globalization;
using Mandates.Domain.Contributions;
using Mandates.Domain.Drafts;
using Mandates.Domain.Negotiation;
using NodaTime;

// dotnet run -c Release --project tests/Benchmarks
const int Paragraphs = 200, States = 34, Each = 3, Rounds = 15;
string[] words = ["to", "strengthen", "cooperation", "among", "the", "member", "states", "in", "prevention", "of", "transnational", "organized", "crime", "and", "violence"];
var draw = new Random(1);
var text = DraftText.Parse(string.Join("\n\n", Enumerable.Range(1, Paragraphs).Select(i => $"Paragraph {i} {Sentence(40)}.")));
var draft = new Draft { Version = 1, Symbol = "B/doc.1", PublishedAt = default, Sha256 = text.Sha256, Paragraphs = [.. text.Paragraphs.Select(p => p.Id)] };
var contributions = text.Paragraphs.SelectMany(p => Enumerable.Range(0, States * Each).Select(i => new Contribution
{
    Id = $"{p.Id}-{i}",
    State = $"s{i % States}",
    By = "mission",
    Kind = i < States * 2 ? ContributionKind.ProposedAmendment : ContributionKind.NewText,
    Draft = 1,
    Paragraph = p.Id,
    Text = i < States * 2 ? Amended(p.Text) : $"{Sentence(20)}.",
    At = Instant.FromUnixTimeSeconds(i),
    Base = p.Sha256,
})).ToArray();

var measured = new List<double>();
for (var round = 0; round < Rounds; round++)
{
    var watch = Stopwatch.StartNew();
    var negotiating = NegotiatingText.Of(WorkingText.Of(draft, text, contributions, [], []));
    var printed = NegotiatingWriter.Write(negotiating, id => id);
    measured.Add(watch.Elapsed.TotalMilliseconds);
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{contributions.Length} proposals, {negotiating.OpenBrackets} brackets, {printed.Length / 1024} KiB: {measured[^1]:0} ms"));
}

Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"negotiating text: first {measured[0]:0} ms, warm median {measured.Skip(5).Order().ElementAt((Rounds - 5) / 2):0} ms; goal < 300 ms"));

string Sentence(int length) => string.Join(' ', Enumerable.Range(0, length).Select(_ => words[draw.Next(words.Length)]));

// Two or three words of it are others.
string Amended(string paragraph)
{
    var said = paragraph.Split(' ');
    for (var i = 0; i < 2 + draw.Next(2); i++)
    {
        said[draw.Next(2, said.Length)] = words[draw.Next(words.Length)];
    }

    return string.Join(' ', said);
}
