using Mandates.Functions.Documents.Papers;
using Mandates.Functions.Record;
using Mandates.Pages.Documents;

namespace Mandates.Functions.Documents;

/// <summary>All documents of a mandate that the caller may see, the newest of each kind first. A pure function of the record.</summary>
internal static class DocumentLines
{
    private static readonly Language[] All = Enum.GetValues<Language>();

    public static IReadOnlyList<DocumentLine> Of(MandateState current, bool isOfficer, Instant? since) =>
    [
        .. Every(current).Where(line => isOfficer || !line.ForOfficersOnly)
            .Select(line => line with { IsNew = since is { } visit && line.At > visit })
            .OrderByDescending(line => line.Kind).ThenByDescending(line => line.At).ThenByDescending(line => line.Symbol, StringComparer.Ordinal),
    ];

    private static IEnumerable<DocumentLine> Every(MandateState current)
    {
        var api = $"/api/mandates/{current.Id}";
        var pages = $"/mandates/{current.Id}";
        var record = current.Record;
        foreach (var revision in Enumerable.Range(0, current.Plan.Revision + 1))
        {
            yield return OfPlan(current, revision);
        }

        foreach (var q in record.Questionnaires)
        {
            yield return new(DocumentKind.Questionnaire, current.Plan.Symbol($"questionnaire/{q.Number}"), q.At, All, false, false,
                [.. All.Select(l => new DocumentForm("DOCX", l, $"{api}/questionnaire/document?version={q.Number}&language={l.Code()}"))]);
        }

        var shared = Compilation.Of(current.Plan, record, Readers.States).ToDictionary(c => c.Number);
        foreach (var c in Compilation.Of(current.Plan, record))
        {
            if (shared.TryGetValue(c.Number, out var open))
            {
                yield return OfCompilation(open, forOfficersOnly: false, "shared=true", api, pages);
            }

            // Where all is shared, the two are one document.
            if (open?.Symbol != c.Symbol)
            {
                yield return OfCompilation(c, forOfficersOnly: true, "", api, pages);
            }
        }

        foreach (var draft in record.Drafts)
        {
            yield return OfDraft(current, draft, api, pages);
        }

        if (record.Drafts.MaxBy(d => d.Version) is { } newest)
        {
            yield return new(DocumentKind.NegotiatingText, newest.Symbol, PaperWords.LastChange(current, newest), [newest.Language], false, false,
                [new("DOCX", null, $"{api}/negotiation/document"), new("HTML", null, $"{api}/negotiation/print")]);
            yield return new(DocumentKind.Resolution, PaperWords.Resolution(current), newest.PublishedAt, All, false, false, Printed($"{api}/resolution", All));
        }

        foreach (var m in record.Meetings)
        {
            yield return new(DocumentKind.SummaryRecord, SummaryRecord.Symbol(current.Plan, record, m), m.RecordedAt ?? m.HeldAt, All, false, false,
                Printed($"{api}/meetings/{m.Activity}/sittings/{m.Sitting}/summary-record", All));
        }

        // A withdrawn one stands on its page only, with the reason; so does a link, with where it leads.
        foreach (var i in record.StandingInformation())
        {
            yield return new(DocumentKind.Information, i.Symbol(current.Plan), i.At, [i.Language], false, false,
            [
                new(null, null, $"{pages}/information#inf-{i.Number}"),
                .. i.File is { } file ? [new DocumentForm(Path.GetExtension(file.Name)[1..].ToUpperInvariant(), null, $"{api}/information/{i.Number}/file")] : Array.Empty<DocumentForm>(),
            ])
            { Titles = i.Titles };
        }

        if (record.Package is { } package)
        {
            yield return new(DocumentKind.Package, current.Id.Value.ToUpperInvariant(), package.At, All, false, false,
                [new("ZIP", null, $"{api}/submission/package"), new(null, null, $"/api/submissions/{package.Sha256}/verify")]);
        }
    }

    /// <summary>A revision of the work plan.</summary>
    public static DocumentLine OfPlan(MandateState current, int revision)
    {
        var form = string.Create(CultureInfo.InvariantCulture, $"?revision={revision}");
        var api = $"/api/mandates/{current.Id}/plan";
        return new(DocumentKind.WorkPlan, WorkPlanPaper.Symbol(current, revision), current.Record.RevisedAt(revision), All, false, false,
        [
            new(null, null, $"/mandates/{current.Id}/work-plan{form}"),
            .. All.Select(l => new DocumentForm("DOCX", l, $"{api}/document{form}&language={l.Code()}")),
            .. All.Select(l => new DocumentForm("HTML", l, $"{api}/print{form}&language={l.Code()}")),
        ]);
    }

    private static DocumentLine OfCompilation(Compilation c, bool forOfficersOnly, string query, string api, string pages)
    {
        var more = query.Length > 0 ? $"&{query}" : "";
        return new(DocumentKind.Compilation, c.Symbol, c.At, All, forOfficersOnly, false,
        [
            new(null, null, query.Length > 0 ? $"{pages}/compilations/{c.Number}?{query}" : $"{pages}/compilations/{c.Number}"),
            .. All.Select(l => new DocumentForm("DOCX", l, $"{api}/compilations/{c.Number}/document?language={l.Code()}{more}")),
            .. All.Select(l => new DocumentForm("CSV", l, $"{api}/compilations/{c.Number}/table?language={l.Code()}{more}")),
        ]);
    }

    private static DocumentLine OfDraft(MandateState current, Draft draft, string api, string pages)
    {
        var translations = current.Record.Translations.Where(t => t.Draft == draft.Version).ToArray();
        Language[] languages = [draft.Language, .. translations.Select(t => t.Language).Distinct().Order()];
        var at = translations.Select(t => t.PublishedAt).Append(draft.PublishedAt).Max();
        return new(DocumentKind.Draft, draft.Symbol, at, languages, false, false,
            [new(null, null, $"{pages}/drafts/{draft.Version}"), .. Printed($"{api}/drafts/{draft.Version}", languages)]);
    }

    private static DocumentForm[] Printed(string address, Language[] languages) =>
    [
        .. languages.Select(l => new DocumentForm("DOCX", l, $"{address}/document?language={l.Code()}")),
        .. languages.Select(l => new DocumentForm("HTML", l, $"{address}/print?language={l.Code()}")),
    ];
}
