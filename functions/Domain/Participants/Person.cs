using Mandates.Domain.WorkPlans;

namespace Mandates.Domain.Participants;

/// <summary>The name and address of a participant. They are stored nowhere else, so erasing them here erases them everywhere.</summary>
public sealed record Person
{
    /// <summary>Made at random; the roster refers to it.</summary>
    public required string Key { get; init; }

    public required StateId State { get; init; }
    public required string Name { get; init; }
    public required string Email { get; init; }
    public required Language Language { get; init; }

    public bool IsCalled(string email) => Email.Equals(email, StringComparison.OrdinalIgnoreCase);
}

/// <summary>A participant as it was named.</summary>
public sealed record Naming(string Name, string Email, Language Language)
{
    public string Name { get; } = PersonName.Tidy(Name);

    /// <summary>What is wrong with it, each as a sentence.</summary>
    /// <param name="known">Names that are there already and may stay: of an earlier version of the app, or of an office.</param>
    public IEnumerable<Sentence> Broken(params IEnumerable<string> known)
    {
        foreach (var broken in known.Contains(Name, StringComparer.Ordinal) ? [] : PersonName.Broken(Name))
        {
            yield return broken;
        }

        if (!Mailbox.IsUsable(Email))
        {
            yield return "Give an e-mail address such as name@example.org.";
        }
        else if ("=+-@".Contains(Email[0], StringComparison.Ordinal))
        {
            yield return "An e-mail address that begins with =, + or - cannot be used: a spreadsheet would take it for a formula.";
        }
    }
}
