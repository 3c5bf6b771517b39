using Mandates.Pages.Negotiation.Contributions;

namespace Mandates.Functions.Negotiation.Contributions;

/// <summary>A contribution in preparation, as the form of its page carries it.</summary>
internal static class PreparedForm
{
    public static EditedProposal Edited(IFormCollection form)
    {
        var place = form["place"].ToString().Split('|', 2);
        return new(
            form["edit"].ToString(), Kind(form["kind"]) ?? default, place[0], place.Length > 1 ? place[1] : "",
            form["text"].ToString().ReplaceLineEndings("\n"), string.IsNullOrWhiteSpace(form["rationale"]) ? null : form["rationale"].ToString().ReplaceLineEndings("\n"));
    }

    /// <summary>Null when it is none.</summary>
    public static ContributionKind? Kind(string? given) =>
        Enum.GetValues<ContributionKind>().Select(kind => (ContributionKind?)kind).FirstOrDefault(kind => Words.Camel(kind!.Value) == given);
}
