using Mandates.Functions.Web.Access;

namespace Mandates.Functions.Web;

/// <summary>An answer other than success, as problem details (RFC 9457). The detail names the remedy.</summary>
public sealed class ProblemException(int status, Sentence title, params IReadOnlyList<Sentence> details) : Exception(title.ToString())
{
    public int Status { get; } = status;

    public string Detail => string.Join(' ', Refusal.Details);

    /// <summary>Places in the request that are wrong, each with its sentence.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>The present state, when the request was based on an earlier one.</summary>
    public object? Current { get; init; }

    /// <summary>The value by which the act is confirmed.</summary>
    public string? Confirm { get; init; }

    /// <summary>Whether it is only that the community is not open yet.</summary>
    public bool IsOfOpening { get; private init; }

    /// <summary>The same, as a page says it above its form, in its own language.</summary>
    public Refusal Refusal { get; } = new(title, details);

    /// <summary>What does not exist and what is not the caller's get the same answer.</summary>
    public static ProblemException NotFound() =>
        new(404, "There is nothing here.", "Check the address and that you are signed in: what you may not see looks the same as what does not exist.");

    /// <summary>Only officers get this answer, because they may know what exists.</summary>
    public static ProblemException Forbidden(CallerRoles allowed) =>
        new(403, "Your role cannot do this.", $"It is reserved for: {Roles(allowed)}.");

    /// <summary>To a delegation, for all but the work plan and its own page, until the platform is launched.</summary>
    /// <param name="launch">The day for which the launch is planned.</param>
    public static ProblemException NotOpenYet(LocalDate? launch) => new(403, "The virtual community is not open yet.",
        launch is { } day ? (Sentence)$"It opens with the launch of the platform, planned for {day}." : "It opens with the launch of the platform.",
        "Until then you can read the work plan and name those who act for your state.")
    {
        IsOfOpening = true,
    };

    private static Sentence[] Roles(CallerRoles allowed) =>
    [
        .. new (CallerRoles Role, Sentence Name)[]
        {
            (CallerRoles.Secretariat, "the secretariat"), (CallerRoles.Chair, "the chair"), (CallerRoles.Auditor, "the auditor"),
            (CallerRoles.Mission, "the permanent mission"), (CallerRoles.FocalPoint, "the focal points"), (CallerRoles.Authority, "the national authorities"),
        }.Where(one => allowed.HasFlag(one.Role)).Select(one => one.Name),
    ];

    public static ProblemException Conflict(Sentence title, Sentence detail) => new(409, title, detail);

    public static ProblemException Unprocessable(Sentence title, IEnumerable<Sentence> broken) =>
        new(422, title, [.. broken]);

    public static ProblemException Invalid(IReadOnlyList<Finding> findings) =>
        new(422, "The work plan cannot be used.", (Sentence)string.Join(" ", findings.Select(f => $"{f.Path}: {f.Message}")))
        {
            Findings = findings,
        };

    public static ProblemException TooLarge(long maxBytes) =>
        new(413, "The body is too large.", $"Send at most {maxBytes / 1024} KiB in one request.");
}
