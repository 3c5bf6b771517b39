using Mandates.Domain.Negotiation.Drafts;
using Mandates.Domain.WorkPlans;

namespace Mandates.Domain.Negotiation.Contributions;

/// <summary>A contribution with what has become of it.</summary>
/// <param name="Contribution">As it was made.</param>
/// <param name="Standing">What has become of it.</param>
/// <param name="Paragraph">Where it stands now, or last stood.</param>
/// <param name="Text">What it says now: it may have been reworded when it was anchored again.</param>
/// <param name="Supporters">Ids of the states that support it, beside the one that made it.</param>
/// <param name="Decision">Number of the decision on it.</param>
public sealed record StandingContribution(
    Contribution Contribution, Standing Standing, string Paragraph, string Text, IReadOnlyList<StateId> Supporters, int? Decision)
{
    public int Words => WordDiff.Words(Text).Count();

    [JsonIgnore]
    public string Id => Contribution.Id;

    /// <summary>Whether it would change the text; a comment does not.</summary>
    [JsonIgnore]
    public bool IsProposal => Contribution.Kind != ContributionKind.Comment;

    /// <summary>Those who want it: the state that made it, and its supporters.</summary>
    [JsonIgnore]
    public IReadOnlyList<StateId> States => [Contribution.State, .. Supporters];
}

[JsonConverter(typeof(CamelCaseEnumConverter<Standing>))]
public enum Standing
{
    Open,

    /// <summary>The words that it was made on are not in the present version: its state, or the secretariat, says where it belongs.</summary>
    ToReanchor,

    Accepted,
    Rejected,
    Withdrawn,
}
