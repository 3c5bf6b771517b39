using Mandates.Domain.WorkPlans;
using Mandates.Functions.Access;
using Mandates.Pages;

namespace Mandates.Functions.Http;

/// <summary>An answer other than success, as problem details (RFC 9457). The detail names the remedy.</summary>
public sealed class ProblemException(int status, string title, string detail) : Exception(title)
{
    public int Status { get; } = status;
    public string Detail { get; } = detail;

    /// <summary>Places in the request that are wrong, each with its sentence.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>What is there instead of what the request was made on.</summary>
    public object? Current { get; init; }

    /// <summary>The same, as a page says it above its form.</summary>
    public Refusal Refusal => new(Message, Detail);

    /// <summary>Not there and not yours are the same answer.</summary>
    public static ProblemException NotFound() =>
        new(404, "There is nothing here.", "Check the address, and that you are signed in: what is not yours looks the same as what is not there.");

    /// <summary>Told to officers only: they know what is there.</summary>
    public static ProblemException Forbidden(Who allowed) =>
        new(403, "Your role does not do this.", $"It is for: {allowed}.");

    public static ProblemException Conflict(string title, string detail) => new(409, title, detail);

    public static ProblemException Unprocessable(string title, IEnumerable<string> broken) =>
        new(422, title, string.Join(" ", broken));

    public static ProblemException Invalid(IReadOnlyList<Finding> findings) =>
        new(422, "The work plan cannot be used.", string.Join(" ", findings.Select(f => $"{f.Path}: {f.Message}")))
        {
            Findings = findings,
        };

    public static ProblemException TooLarge(long maxBytes) =>
        new(413, "The body is too large.", $"Send at most {maxBytes / 1024} KiB in one request.");
}
