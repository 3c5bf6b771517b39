using Mandates.Pages.Negotiation.Drafts;

namespace Mandates.Pages.Negotiation.Contributions;

/// <summary>What <see cref="PreparedPage"/> shows: the prepared contributions of a delegation, for one of its members.</summary>
public sealed record PreparedPageView : IView<PreparedPage>
{
    public required MandateId Mandate { get; init; }
    public required StateId State { get; init; }
    public required string StateName { get; init; }
    public required string Title { get; init; }
    public required string Instrument { get; init; }
    public required string Zone { get; init; }

    /// <summary>The present version; null while there is none.</summary>
    public required Draft? Draft { get; init; }

    public required ContributionWindow Window { get; init; }
    public required bool IsOpen { get; init; }
    public required bool IsYetToOpen { get; init; }

    /// <summary>Those of the present version.</summary>
    public required IReadOnlyList<Paragraph> Paragraphs { get; init; }

    /// <summary>The same, to choose among.</summary>
    public required IReadOnlyList<Place> Places { get; init; }

    public required IReadOnlyList<PreparedItem> Items { get; init; }

    /// <summary>Who changed it last, and when.</summary>
    public required string? By { get; init; }

    public required Instant? ChangedAt { get; init; }

    /// <summary>Id of the paragraph whose link led here.</summary>
    public string? Begun { get; init; }

    /// <summary>What stands in the form; null while none is written.</summary>
    public EditedProposal? Edited { get; init; }

    public Refusal? Problem { get; init; }
    public string? Done { get; init; }

    public string Path => $"/mandates/{Mandate}/states/{State}/contributions";

    /// <summary>A new one in the form: an amendment begins with the words of its paragraph.</summary>
    public EditedProposal Begin(ContributionKind kind, string paragraph)
    {
        var on = Find(paragraph);
        return new("", kind, on?.Id ?? "", on?.Sha256 ?? "", kind == ContributionKind.ProposedAmendment ? on?.Text ?? "" : "", null);
    }

    /// <summary>What was typed; as another one where what it was to change is gone.</summary>
    public EditedProposal Again(EditedProposal typed) => Items.Any(i => i.Key == typed.Key) ? typed : typed with { Key = "" };

    public Paragraph? Find(string id) => Paragraphs.FirstOrDefault(p => p.Id == id);

    public IEnumerable<PreparedItem> Ready => Items.Where(i => i.Standing == PreparedStanding.Ready);
}

/// <summary>One contribution in preparation, held against the text as it stands now.</summary>
/// <param name="Said">What it says, as it stands in the form.</param>
/// <param name="Place">Its paragraph in the present version; null when it is not there.</param>
/// <param name="Now">The words of that paragraph.</param>
/// <param name="Standing">Whether it can be sent.</param>
/// <param name="Broken">What stands against its words.</param>
public sealed record PreparedItem(EditedProposal Said, Place? Place, Paragraph? Now, PreparedStanding Standing, IReadOnlyList<Sentence> Broken)
{
    public string Key => Said.Key;
}

public enum PreparedStanding
{
    Ready,

    /// <summary>The paragraph has other words than those it was written on.</summary>
    Stale,

    /// <summary>Its paragraph is to be chosen.</summary>
    Homeless,

    /// <summary>Its words are not those of a contribution yet.</summary>
    Unfit,
}

/// <summary>One as it stands in the form. Key: of the one that is changed, empty for another one. Base: the hash of the paragraph's words that were read.</summary>
public sealed record EditedProposal(string Key, ContributionKind Kind, string Paragraph, string Base, string Text, string? Rationale);
