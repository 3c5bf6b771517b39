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
    public const int MostCharacters = 200;

    /// <summary>What is wrong with it, each as a sentence.</summary>
    public IEnumerable<Sentence> Broken()
    {
        if (string.IsNullOrWhiteSpace(Name) || Name.Trim().Length > MostCharacters || Name.Any(char.IsControl))
        {
            yield return $"Give a name of at most {MostCharacters} characters, on one line.";
        }
        else if ("=+-@".Contains(Name.Trim()[0], StringComparison.Ordinal))
        {
            yield return "A name does not begin with =, +, - or @: a spreadsheet would take it for a formula.";
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
