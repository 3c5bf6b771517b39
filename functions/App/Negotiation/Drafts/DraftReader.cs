using Mandates.Functions.Clock;
using Mandates.Functions.Record;
using Mandates.Functions.Web;
using Mandates.Functions.Web.Access;
using Mandates.Pages.Negotiation.Drafts;

namespace Mandates.Functions.Negotiation.Drafts;

/// <summary>Reads a draft version with what was said on it, as the caller sees it: one query, and a blob for each text of it.</summary>
public sealed class DraftReader(RequestAccess access, DraftStore drafts, DraftLanguages languages, NegotiatingTextStore negotiation, MandateClock clock)
{
    private static readonly string[] Acts = ["taken", "withdraw", "support", "end", "anchor"];

    // Estimated bytes of the markup around a paragraph with its forms, and around a contribution.
    private const int FormBytes = 3_900;
    private const int ContributionBytes = 600;

    /// <param name="request">Asks for the language of the page, and for that of the draft's words.</param>
    /// <param name="current">The mandate.</param>
    /// <param name="version">Which one; the present for null.</param>
    /// <param name="at">Id of a paragraph whose part of a long draft is to be shown.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="ProblemException">404 when there is no such version.</exception>
    public async Task<DraftPageView> ReadAsync(HttpRequest request, MandateState current, int? version, string? at, CancellationToken cancellationToken)
    {
        var (texts, shown) = (AskedLanguage.Of(request), Shown(request));
        IReadOnlyList<Draft> versions = [.. current.Record.Drafts.OrderBy(d => d.Version)];
        var draft = versions.LastOrDefault(d => version is null || d.Version == version) ?? throw ProblemException.NotFound();
        var working = await negotiation.ReadAsync(current, cancellationToken);
        var isPresent = draft.Version == versions[^1].Version;
        var text = isPresent ? new DraftText([.. working.Paragraphs.Select(p => p.Paragraph)]) : await drafts.ReadAsync(current.Id, draft, cancellationToken);
        var said = working.Contributions.Where(c => IsOn(c, draft, isPresent, current.Record.Decisions))
            .ToLookup(c => isPresent ? c.Paragraph : c.Contribution.Paragraph);
        var all = await languages.AllAsync(current, draft, text, cancellationToken);
        var language = all.FirstOrDefault(l => l.Language == shown && l.IsThere)?.Language ?? draft.Language;
        var aligned = await languages.AlignAsync(current, draft, text, language, cancellationToken);
        var places = Place.Of(text.Paragraphs);
        ReadParagraph[] paragraphs =
            [.. aligned.Zip(places, (p, place) => new ReadParagraph(place, p, isPresent ? working.Find(p.Original.Id)!.Status : ParagraphStatus.Open, [.. said[p.Original.Id]]))];
        var slices = Slices.Of([.. paragraphs.Select(Weight)]);
        var here = slices.FirstOrDefault(s => paragraphs[s].Any(p => p.Paragraph.Id == at), slices[0]);
        var window = ContributionWindow.Of(current.Plan, current.Record);
        return new()
        {
            Mandate = current.Id,
            Title = current.Plan.Translate(texts.Language, current.Plan.Mandate.Title),
            Instrument = current.Plan.Mandate.Instrument,
            Product = current.Plan.Translate(texts.Language, current.Plan.Mandate.Product),
            Zone = access.Caller.State is { } own && StateZones.CommonTo(own, clock.Now) is { } common ? common : current.Plan.TimeZone.Id,
            Draft = draft,
            Versions = versions,
            Window = window,
            IsOpen = window.IsOpenAt(clock.Now),
            IsConsultedOn = current.Record.Consulted(current.Plan).Any(c => c.Draft == draft.Version),
            Paragraphs = paragraphs[here],
            Pages = [.. slices.Select(s => new SlicePage(paragraphs[s][0].Paragraph.Id, Label(paragraphs[s]), s.Equals(here)))],
            Places = places,
            ToReanchor = isPresent && window.IsOpenAt(clock.Now) ? [.. working.Contributions.Where(c => c.Standing == Standing.ToReanchor && MayAnchor(c))] : [],
            NameOf = id => current.Plan.State(id)?.Names[texts.Language] ?? id,
            State = access.Caller.State,
            Languages = all,
            Shown = language,
            MayTranslate = access.Caller.MayAny(CallerRoles.Secretariat | CallerRoles.Chair),
            Done = Acts.FirstOrDefault(act => act == request.Query["done"].ToString()),
            On = request.Query["on"].ToString(),
        };
    }

    /// <summary>The language that the words of a draft are asked for in, beside that of the page; the original is shown where there are none.</summary>
    public static Language? Shown(HttpRequest request) => LanguageCode.Parse(request.Query["text"].ToString());

    private bool MayAnchor(StandingContribution said) =>
        access.Caller.IsParticipant ? said.Contribution.State == access.Caller.State : access.Caller.MayAny(CallerRoles.Secretariat | CallerRoles.Chair);

    // An earlier version shows the contributions made on it; the present one also those carried over to it and the decisions on it.
    private static bool IsOn(StandingContribution said, Draft draft, bool isPresent, IReadOnlyList<NegotiationDecision> decisions) =>
        isPresent && said.Standing == Standing.Open
        || said.Contribution.Draft == draft.Version && !(isPresent && said.Standing == Standing.ToReanchor)
        || isPresent && said.Decision is { } number && decisions.First(d => d.Number == number).Draft == draft.Version;

    private int Weight(ReadParagraph read) =>
        read.Paragraph.Text.Length * 2 + (read.Aligned.Text?.Length ?? 0) + (access.Caller.IsParticipant ? FormBytes : ContributionBytes)
        + read.Said.Sum(s => ContributionBytes + s.Text.Length + (s.Contribution.Rationale?.Length ?? 0));

    private static string Label(ReadParagraph[] slice)
    {
        var numbers = slice.Select(p => p.Place.Number).OfType<int>().ToArray();
        return numbers.Length == 0 ? slice[0].Place.Label : numbers.Length == 1 ? $"{numbers[0]}" : $"{numbers[0]}–{numbers[^1]}";
    }
}
