using Mandates.Functions.Documents.Papers;
using Mandates.Functions.Negotiation;
using Mandates.Functions.Negotiation.Drafts;
using Mandates.Functions.Questionnaires.Compilations;
using Mandates.Functions.Questionnaires.Replies;
using Mandates.Functions.Record;
using Mandates.Pages.Documents;

namespace Mandates.Functions.Submission;

/// <summary>What goes into the package, file by file, in a fixed order and always the same bytes: all of it comes from the record.</summary>
public sealed class PackageFiles(ReplyFiles replies, NegotiatingTextStore negotiation, DraftLanguages languages, CompilationBuilder compilations, PlanStore plans, PaperPrinter printer)
{
    private static readonly JsonSerializerOptions Readable = new(RecordJson.Options) { WriteIndented = true, NewLine = "\n" };
    private static readonly Texts[] Languages = [.. Enum.GetValues<Language>().Select(Texts.In)];

    public async Task<IReadOnlyList<PackagePart>> OfAsync(MandateAsOf snapshot, CancellationToken cancellationToken)
    {
        var current = snapshot.Current;
        var working = await negotiation.ReadAsync(current, cancellationToken);
        var proposal = await plans.ReadAsync(current.Id, current.Record.ProposalSha256, cancellationToken);
        PackagePart[] parts =
        [
            .. await InEachAsync("resolution/draft-resolution", texts => ResolutionPaper.Of(current, texts)),
            .. await TextsAsync(current, working, cancellationToken),
            Text("text/approved-text.md", working.Clean.Markdown),
            Json("text/approved-text.json", working.Clean),
            .. await CompilationAsync(current, cancellationToken),
            Json("replies/receipts.json", current.Record.Replies.Select(r => Receipt.For(current.Plan, r))),
            .. Replies(current, cancellationToken),
            .. await PagesAsync("negotiation/contributions", texts => ContributionsPaper.Of(current, working.Contributions, texts)),
            Json("negotiation/contributions.json", working.Contributions),
            Json("negotiation/decisions.json", current.Record.Decisions),
            .. await PagesAsync("meetings/decision-log", texts => MeetingsPaper.Of(current, texts)),
            Json("meetings/meetings.json", current.Record.Meetings),
            .. SummaryRecords(current),
            .. await PagesAsync("calendar/calendar", texts => CalendarPaper.Of(proposal, current, texts)),
            Json("calendar/calendar.json", CalendarPaper.Lines(proposal, current)),
            Json("calendar/work-plan-0.json", WithoutAddresses(proposal)),
            Json("calendar/work-plan.json", WithoutAddresses(current.Plan)),
            Json("calendar/revisions.json", current.Record.Revisions),
            .. PackagePart.Audit(snapshot.Audit, snapshot.Facts),
        ];
        for (var i = 0; i < parts.Length; i++)
        {
            parts[i] = await parts[i].MeasuredAsync(cancellationToken);
        }

        return [.. await FrontAsync(snapshot, parts, working.Contributions.Count(c => c is { IsProposal: true, Standing: Standing.Open or Standing.ToReanchor })), .. parts];
    }

    // The index lists lengths and hashes, so the other files are measured before it is written.
    private async Task<IEnumerable<PackagePart>> FrontAsync(MandateAsOf snapshot, PackagePart[] parts, int leftOpen)
    {
        ManifestFile[] files = [.. parts.Select(part => new ManifestFile(part.Name, part.Known!.Length, part.Known.Sha256))];
        var end = new Domain.Audit.ChainEnd(snapshot.Audit[^1].Number, snapshot.Audit[^1].Hash);
        var pages = await PagesAsync("index", texts => IndexPaper.Of(snapshot.Current, files, end, leftOpen, texts));
        return [.. pages, Text("SHA256SUMS", string.Concat(files.Select(f => $"{f.Sha256}  {f.Name}\n")))];
    }

    // In the language that it was written in, and in each that it was translated into.
    private async Task<IEnumerable<PackagePart>> TextsAsync(MandateState current, WorkingText working, CancellationToken cancellationToken)
    {
        var parts = new List<PackagePart>();
        foreach (var texts in Languages.Where(t => t.Language == working.Draft.Language || DraftLanguages.Of(current, working.Draft, t.Language).Any()))
        {
            var aligned = await languages.AlignAsync(current, working.Draft, working.Clean, texts.Language, cancellationToken);
            parts.AddRange(await PrintedAsync(
                "text/approved-text", TextPaper.Of(current, working.Draft.Symbol, working.Draft.Language, aligned, id => working.Find(id)?.Reservations ?? [], texts)));
        }

        return parts;
    }

    private async Task<IEnumerable<PackagePart>> CompilationAsync(MandateState current, CancellationToken cancellationToken)
    {
        var parts = new List<PackagePart>();
        if (Compilation.Of(current.Plan, current.Record) is [.., var newest])
        {
            foreach (var texts in Languages)
            {
                var view = await compilations.BuildAsync(current, newest, texts, cancellationToken);
                parts.Add(PackagePart.Of($"replies/compilation.{texts.Code}.docx", CompilationDocument.Of(view, texts)));
                parts.Add(PackagePart.Of($"replies/compilation.{texts.Code}.csv", CompilationTable.Of(view, texts)));
            }
        }

        return parts;
    }

    private static IEnumerable<PackagePart> SummaryRecords(MandateState current) => current.Record.Meetings
        .Select(m => (Meeting: m, Symbol: SummaryRecord.Symbol(current.Plan, current.Record, m)))
        .OrderBy(m => m.Symbol.Length).ThenBy(m => m.Symbol, StringComparer.Ordinal)
        .SelectMany(m => Languages.Select(texts => Text(
            $"meetings/{m.Symbol.Split('/')[^1]}.{texts.Code}.md", SummaryRecord.Text(current.Plan, current.Record, m.Meeting, texts.Language, texts.Say))));

    private IEnumerable<PackagePart> Replies(MandateState current, CancellationToken cancellationToken) =>
        current.Record.Replies.OrderBy(r => r.State, StringComparer.Ordinal).ThenBy(r => r.Version).SelectMany(reply => reply.Files.Select((file, i) =>
            new PackagePart($"replies/{reply.State}-{reply.Version}-{i + 1}{Path.GetExtension(file.Name).ToLowerInvariant()}", () => replies.OpenAsync(file.Blob, cancellationToken))));

    private async Task<IEnumerable<PackagePart>> InEachAsync(string name, Func<Texts, Paper> paper)
    {
        var parts = new List<PackagePart>();
        foreach (var texts in Languages)
        {
            parts.AddRange(await PrintedAsync(name, paper(texts)));
        }

        return parts;
    }

    private async Task<IEnumerable<PackagePart>> PagesAsync(string name, Func<Texts, Paper> paper)
    {
        var parts = new List<PackagePart>();
        foreach (var texts in Languages)
        {
            parts.Add(Text($"{name}.{texts.Code}.html", await printer.HtmlAsync(paper(texts))));
        }

        return parts;
    }

    private async Task<PackagePart[]> PrintedAsync(string name, Paper paper) =>
    [
        PackagePart.Of($"{name}.{paper.Language.Code()}.docx", PaperPrinter.Word(paper)),
        Text($"{name}.{paper.Language.Code()}.html", await printer.HtmlAsync(paper)),
    ];

    // A reader of the package does not need the addresses, and the plan is complete without them.
    private static WorkPlan WithoutAddresses(WorkPlan plan) => plan with
    {
        Mandate = plan.Mandate with
        {
            MandatedBody = plan.Mandate.MandatedBody with { Email = "" },
            Secretariat = plan.Mandate.Secretariat with { Email = "" },
            DueSession = plan.Mandate.DueSession with { Body = plan.Mandate.DueSession.Body with { Email = "" } },
        },
        WorkingGroup = plan.WorkingGroup with { Chair = plan.WorkingGroup.Chair with { Email = "" } },
        States = [.. plan.States.Select(s => s with { Mission = "" })],
    };

    private static PackagePart Text(string name, string text) => PackagePart.Of(name, Encoding.UTF8.GetBytes(text));

    private static PackagePart Json<T>(string name, T content) => PackagePart.Of(name, JsonSerializer.SerializeToUtf8Bytes(content, Readable));
}
