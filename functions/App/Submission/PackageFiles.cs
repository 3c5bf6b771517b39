using Mandates.Functions.Documents.Papers;
using Mandates.Functions.Negotiation;
using Mandates.Functions.Negotiation.Drafts;
using Mandates.Functions.Questionnaires;
using Mandates.Functions.Questionnaires.Compilations;
using Mandates.Functions.Questionnaires.Replies;
using Mandates.Functions.Record;
using Mandates.Pages.Documents;

namespace Mandates.Functions.Submission;

/// <summary>What a package holds beside its index, its sums and the audit.</summary>
/// <param name="Parts">Each was read to its end.</param>
/// <param name="Sha256">Hash of their list, as the record keeps it.</param>
/// <param name="LeftOpen">Proposals on which nothing was decided.</param>
public sealed record PackageContent(IReadOnlyList<PackagePart> Parts, string Sha256, int LeftOpen);

/// <summary>What goes into the package, file by file, in a fixed order and always the same bytes: all of it comes from the record.</summary>
public sealed class PackageFiles(
    PackagedReplies replies, NegotiatingTextStore negotiation, DraftLanguages languages, QuestionnaireStore questionnaires, CompilationBuilder compilations, PlanStore plans, PaperPrinter printer)
{
    private static readonly JsonSerializerOptions Readable = new(RecordJson.Options) { WriteIndented = true, NewLine = "\n" };
    private static readonly Texts[] Languages = [.. Enum.GetValues<Language>().Select(Texts.In)];

    /// <summary>All of a package as of a snapshot.</summary>
    /// <exception cref="HeldPackageException">Files of replies are not as they were recorded, or were not found clean.</exception>
    /// <exception cref="AlteredBlobException">Something else that it is made of is not as it was recorded.</exception>
    public async Task<IReadOnlyList<PackagePart>> OfAsync(MandateAsOf snapshot, CancellationToken cancellationToken) =>
        await OfAsync(snapshot, await ContentAsync(snapshot, cancellationToken), cancellationToken);

    /// <summary>The package around a content that was put together before.</summary>
    public async Task<IReadOnlyList<PackagePart>> OfAsync(MandateAsOf snapshot, PackageContent content, CancellationToken cancellationToken)
    {
        var parts = await MeasuredAsync([.. content.Parts, .. PackagePart.Audit(snapshot.Audit, snapshot.Facts)], cancellationToken);
        return [.. await FrontAsync(snapshot, [.. parts.Select(FileOf)], content.LeftOpen), .. parts];
    }

    /// <summary>What a package holds, without its index, its sums and the audit.</summary>
    /// <exception cref="HeldPackageException">As above.</exception>
    /// <exception cref="AlteredBlobException">As above.</exception>
    public async Task<PackageContent> ContentAsync(MandateAsOf snapshot, CancellationToken cancellationToken)
    {
        var current = snapshot.Current;
        var replied = await replies.OfAsync(current, cancellationToken);
        var working = await negotiation.ReadAsync(current, cancellationToken);
        var proposal = await plans.ReadAsync(current.Id, current.Record.ProposalSha256, cancellationToken);
        var before = await plans.BeforeAsync(current, cancellationToken);
        PackagePart[] parts =
        [
            .. await InEachAsync("resolution/draft-resolution", texts => ResolutionPaper.Of(current, texts)),
            .. await TextsAsync(current, working, cancellationToken),
            Text(PackageNames.ApprovedMarkdown, working.Clean.Markdown),
            Json(PackageNames.ApprovedText, working.Clean),
            Json(PackageNames.Draft, new DraftText([.. working.Paragraphs.Select(p => p.Paragraph)])),
            .. await QuestionnairesAsync(current, cancellationToken),
            .. await CompilationAsync(current, cancellationToken),
            Json("replies/receipts.json", current.Record.Replies.Select(r => Receipt.For(current.Plan, r).For(Readers.Package, current.Record))),
            .. replied,
            .. await InformationAsync(current),
            .. current.Record.Consulted(current.Plan).Count == 0 ? [] : await PagesAsync("consultation/consultation", texts => ConsultationPaper.Of(current, texts)),
            .. ClosedReplies.Notes(snapshot.Facts),
            .. await PagesAsync("negotiation/contributions", texts => ContributionsPaper.Of(current, working.Contributions, texts)),
            Json(PackageNames.Contributions, working.Contributions),
            Json(PackageNames.Decisions, current.Record.Decisions),
            .. await PagesAsync("meetings/decision-log", texts => MeetingsPaper.Of(current, texts)),
            Json(PackageNames.Meetings, current.Record.Meetings),
            .. SummaryRecords(current),
            .. await PagesAsync("calendar/calendar", texts => CalendarPaper.Of(proposal, current, texts)),
            Json("calendar/calendar.json", CalendarPaper.Lines(proposal, current)),
            .. await InEachAsync("calendar/work-plan", texts => WorkPlanPaper.Of(current, before, texts)),
            Json("calendar/work-plan-0.json", proposal.WithoutAddresses()),
            Json("calendar/work-plan.json", current.Plan.WithoutAddresses()),
            Json(PackageNames.Revisions, current.Record.Revisions),
        ];
        parts = await MeasuredAsync(parts, cancellationToken);
        return new(parts, PackageNames.ListSha256(parts.Select(FileOf)), working.Contributions.Count(c => c is { IsProposal: true, Standing: Standing.Open or Standing.ToReanchor }));
    }

    private static async Task<PackagePart[]> MeasuredAsync(PackagePart[] parts, CancellationToken cancellationToken)
    {
        for (var i = 0; i < parts.Length; i++)
        {
            parts[i] = await parts[i].MeasuredAsync(cancellationToken);
        }

        return parts;
    }

    private static ManifestFile FileOf(PackagePart part) => new(part.Name, part.Known!.Length, part.Known.Sha256);

    // The index lists lengths and hashes, so the other files are measured before it is written.
    private async Task<IEnumerable<PackagePart>> FrontAsync(MandateAsOf snapshot, IReadOnlyList<ManifestFile> files, int leftOpen)
    {
        var end = new ChainEnd(snapshot.Audit[^1].Number, snapshot.Audit[^1].Hash);
        var pages = await PagesAsync("index", texts => IndexPaper.Of(snapshot.Current, files, end, leftOpen, texts));
        return [.. pages, Text(PackageNames.Sums, PackageNames.Sums256(files))];
    }

    // As they were stored, so that each has the hash of its fact.
    private async Task<IReadOnlyList<PackagePart>> QuestionnairesAsync(MandateState current, CancellationToken cancellationToken)
    {
        var parts = new List<PackagePart>();
        foreach (var version in current.Record.Questionnaires)
        {
            parts.Add(PackagePart.Of(PackageNames.Of(version), await questionnaires.BytesAsync(current.Id, version, cancellationToken)));
        }

        return parts;
    }

    // In the language that it was written in, and in each that it was translated into.
    private async Task<IEnumerable<PackagePart>> TextsAsync(MandateState current, WorkingText working, CancellationToken cancellationToken)
    {
        var parts = new List<PackagePart>();
        foreach (var texts in Languages.Where(t => t.Language == working.Draft.Language || DraftLanguages.Of(current, working.Draft, t.Language).Any()))
        {
            var aligned = await languages.AlignAsync(current, working.Draft, working.Clean, texts.Language, cancellationToken);
            parts.AddRange(await PrintedAsync(
                "text/approved-text", TextPaper.Of(current, working.Draft.Symbol, working.Draft.Language, PaperWords.LastChange(current, working.Draft), aligned, id => working.Find(id)?.Reservations ?? [], texts)));
        }

        return parts;
    }

    // What was withdrawn is in no package, so the facts of what stands lie beside it.
    private async Task<IEnumerable<PackagePart>> InformationAsync(MandateState current)
    {
        Information[] standing = [.. current.Record.StandingInformation()];
        return standing.Length == 0 ? [] :
        [
            .. await PagesAsync("information/information", texts => InformationPaper.Of(current, standing, texts)),
            PackagePart.Information(standing.Select(i => (FactKinds.KeyOf(i), RecordJson.Write(i)))),
        ];
    }

    private async Task<IEnumerable<PackagePart>> CompilationAsync(MandateState current, CancellationToken cancellationToken)
    {
        var parts = new List<PackagePart>();
        if (Compilation.Of(current.Plan, current.Record, Readers.Package) is [.., var newest])
        {
            foreach (var texts in Languages)
            {
                var view = await compilations.BuildAsync(current, newest, Readers.Package, texts, cancellationToken);
                parts.Add(PackagePart.Of($"replies/compilation.{texts.Code}.docx", CompilationDocument.Of(view, texts)));
                parts.Add(PackagePart.Of($"replies/compilation.{texts.Code}.csv", CompilationTable.Of(view, texts)));
            }
        }

        return parts;
    }

    private static IEnumerable<PackagePart> SummaryRecords(MandateState current) => current.Record.Meetings
        .OrderBy(m => SummaryRecord.Number(current.Record, m))
        .SelectMany(m => Languages.Select(texts => Text(
            $"meetings/{SummaryRecord.Numbered(current.Record, m)}.{texts.Code}.md", SummaryRecord.Text(current.Plan, current.Record, m, texts.Language, texts.Say))));

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

    private static PackagePart Text(string name, string text) => PackagePart.Of(name, Encoding.UTF8.GetBytes(text));

    private static PackagePart Json<T>(string name, T content) => PackagePart.Of(name, JsonSerializer.SerializeToUtf8Bytes(content, Readable));
}
