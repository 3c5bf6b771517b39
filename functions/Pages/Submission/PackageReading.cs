namespace Mandates.Pages.Submission;

/// <summary>The package as the body sees it that it was transmitted to.</summary>
public sealed record PackageReading
{
    /// <summary>Of the mail; each form of the page carries it on.</summary>
    public required string Code { get; init; }

    public required string Instrument { get; init; }
    public required string Product { get; init; }
    public required string Body { get; init; }
    public required string Session { get; init; }
    public required string Zone { get; init; }
    public required Instant MadeAt { get; init; }
    public required string Sha256 { get; init; }

    /// <summary>Whether the file that is kept is whole.</summary>
    public required PackageVerdict Verdict { get; init; }

    public Acknowledgement? Acknowledged { get; init; }

    /// <summary>Whether it was acknowledged just now.</summary>
    public bool IsDone { get; init; }

    /// <summary>What was typed as the reference.</summary>
    public string Reference { get; init; } = "";

    public Refusal? Problem { get; init; }
}
