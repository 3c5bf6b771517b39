namespace Mandates.Functions.Web.OpenApi;

/// <summary>What the description of the API says of a function, beside what its trigger and its callers say.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ApiAttribute(string summary) : Attribute
{
    public string Summary { get; } = summary;

    /// <summary>Type of the JSON body; <see cref="Stream"/> for bytes of any kind.</summary>
    public Type? Takes { get; init; }

    /// <summary>Type of the JSON answer; <see cref="Stream"/> for a file; null when there is none.</summary>
    public Type? Gives { get; init; }

    /// <summary>Whether what is new is answered 201, and what was there already 200.</summary>
    public bool Creates { get; init; }

    /// <summary>Names of its query parameters, all of them optional.</summary>
    public string[] Query { get; init; } = [];

    /// <summary>A header that it needs.</summary>
    public string? Header { get; init; }

    /// <summary>Statuses of its own problems: 409 for what contradicts the record, 422 for what breaks a rule.</summary>
    public int[] Problems { get; init; } = [];
}
