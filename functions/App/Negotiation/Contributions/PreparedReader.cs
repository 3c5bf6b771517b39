using Mandates.Functions.Clock;
using Mandates.Functions.Record;
using Mandates.Functions.Web.Access;
using Mandates.Pages.Negotiation.Contributions;
using Mandates.Pages.Negotiation.Drafts;

namespace Mandates.Functions.Negotiation.Contributions;

/// <summary>Reads what a delegation prepares, each proposal held against the text as it stands now.</summary>
public sealed class PreparedReader(RequestAccess access, PreparedStore prepared, NegotiatingTextStore negotiation, MandateClock clock)
{
    public async Task<PreparedPageView> ReadAsync(MandateState current, StateId state, Texts texts, CancellationToken cancellationToken)
    {
        var (there, _) = await prepared.ReadAsync(current.Id, state, cancellationToken);
        var working = current.Record.Drafts.Count == 0 ? null : await negotiation.ReadAsync(current, cancellationToken);
        Paragraph[] paragraphs = [.. working?.Paragraphs.Select(p => p.Paragraph) ?? []];
        var places = Place.Of(paragraphs);
        var window = ContributionWindow.Of(current.Plan, current.Record);
        return new()
        {
            Mandate = current.Id,
            State = state,
            StateName = current.Plan.State(state)!.Names[texts.Language],
            Title = current.Plan.Translate(texts.Language, current.Plan.Mandate.Title),
            Instrument = current.Plan.Mandate.Instrument,
            Zone = StateZones.CommonTo(access.Caller.State!.Value, clock.Now) ?? current.Plan.TimeZone.Id,
            Draft = working?.Draft,
            Window = window,
            IsOpen = window.IsOpenAt(clock.Now),
            IsYetToOpen = window.Opens is null || clock.Now < window.Opens,
            Paragraphs = paragraphs,
            Places = places,
            Items = [.. (there?.Proposals ?? []).Select(p => Item(p, working, places))],
            By = there?.By,
            ChangedAt = there?.ChangedAt,
        };
    }

    private static PreparedItem Item(Proposal proposal, WorkingText? working, IReadOnlyList<Place> places)
    {
        var now = working?.Find(proposal.Paragraph);
        Sentence[] broken = now is null ? [] : [.. ContributionRules.Broken(proposal.Kind, proposal.Text, proposal.Rationale, now)];
        var standing = now is null ? PreparedStanding.Homeless
            : now.Paragraph.Sha256 != proposal.Base ? PreparedStanding.Stale
            : broken.Length > 0 ? PreparedStanding.Unfit
            : PreparedStanding.Ready;
        return new(
            new(PreparedStore.KeyOf(proposal), proposal.Kind, proposal.Paragraph, proposal.Base, proposal.Text, proposal.Rationale),
            places.FirstOrDefault(p => p.Id == proposal.Paragraph), now?.Paragraph, standing, broken);
    }
}
