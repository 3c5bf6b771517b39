using Mandates.Domain;
using Mandates.Domain.Contributions;
using Mandates.Domain.Drafts;
using Mandates.Domain.Negotiation;
using Mandates.Domain.WorkPlans;
using Mandates.Functions.Access;
using Mandates.Functions.Clock;
using Mandates.Functions.Negotiation;
using Mandates.Functions.Timeline;
using Mandates.Pages;
using Mandates.Pages.Contributions;
using Mandates.Pages.Drafts;

namespace Mandates.Functions.Contributions;

/// <summary>What a delegation prepares, each proposal held against the text as it stands now.</summary>
public sealed class PreparedReadings(RequestAccess access, PreparedProposals prepared, NegotiationReader negotiation, MandateClock clock)
{
    public async Task<PreparedReading> ReadAsync(CurrentMandate current, string state, Texts texts, CancellationToken stop)
    {
        var (there, _) = await prepared.ReadAsync(current.Id, state, stop);
        var working = current.Record.Drafts.Count == 0 ? null : await negotiation.ReadAsync(current, stop);
        Paragraph[] paragraphs = [.. working?.Paragraphs.Select(p => p.Paragraph) ?? []];
        var places = Place.Of(paragraphs);
        var window = ContributionWindow.Of(current.Plan, current.Record);
        return new()
        {
            Mandate = current.Id,
            State = state,
            StateName = current.Plan.State(state)!.Names[texts.Language],
            Title = current.Plan.In(texts.Language, current.Plan.Mandate.Title),
            Instrument = current.Plan.Mandate.Instrument,
            Zone = StateZones.CommonTo(access.Caller.State!, clock.Now) ?? current.Plan.TimeZone.Id,
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
            new(PreparedProposals.KeyOf(proposal), proposal.Kind, proposal.Paragraph, proposal.Base, proposal.Text, proposal.Rationale),
            places.FirstOrDefault(p => p.Id == proposal.Paragraph), now?.Paragraph, standing, broken);
    }
}
