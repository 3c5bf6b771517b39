namespace Mandates.Pages.Shared;

/// <summary>Who looks at a page, and the token that its forms carry.</summary>
/// <param name="As">How the page names the visitor: a role, or the id of a participant.</param>
/// <param name="IsOfficer">Whether it is an officer, in any role.</param>
/// <param name="IsSecretariat">Whether it may do what the secretariat does.</param>
/// <param name="Token">Against forms that other sites send.</param>
public sealed record Visitor(string As, bool IsOfficer, bool IsSecretariat, string Token)
{
    /// <summary>Where the mails of a rehearsal can be read; null where mail is really sent.</summary>
    public string? Inbox { get; init; }

    /// <summary>The state that a participant acts for; null for an officer.</summary>
    public StateId? State { get; init; }

    /// <summary>Whether the virtual community is open to the visitor, and if not, the day for which its opening is planned.</summary>
    public bool IsAdmitted { get; init; } = true;
    public LocalDate? Launch { get; init; }

    /// <summary>The newest draft of the mandate that the page is about; null when there is none.</summary>
    public int? Draft { get; init; }
}
