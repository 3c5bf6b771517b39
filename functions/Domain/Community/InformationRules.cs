using Mandates.Domain.Record;
using Mandates.Domain.WorkPlans;

namespace Mandates.Domain.Community;

/// <summary>The rules that what is published in the community must keep.</summary>
public static class InformationRules
{
    /// <summary>Documents and links of one state in a mandate, those withdrawn among them: each is read by all the others.</summary>
    public const int MostOfState = 50;

    /// <summary>Documents and links of the secretariat and the chair together; far more than anybody reads.</summary>
    public const int MostOfOfficers = 500;

    public const int MostTitleCharacters = 200;

    /// <summary>The objections to its titles, each with the remedy.</summary>
    /// <param name="titles">As they are to be kept.</param>
    /// <param name="language">Of the document: a title in it is needed.</param>
    public static IEnumerable<Sentence> Broken(Titles titles, Language language)
    {
        string[] given = [.. Enum.GetValues<Language>().Select(l => titles[l]).OfType<string>()];
        if (VisibleText.IsBlank(titles[language]))
        {
            yield return "Give the title in the language of the document. Those in other languages are optional.";
        }

        if (given.Any(title => VisibleText.IsBlank(title) || title.Length > MostTitleCharacters || title.Any(char.IsControl)))
        {
            yield return $"Give a title of at most {MostTitleCharacters} characters, on one line.";
        }
        else if (given.Select(VisibleText.FirstMisleading).OfType<string>().FirstOrDefault() is { } misleading)
        {
            yield return $"A title contains the character {misleading}, which is not seen or turns the reading direction. Remove it.";
        }
    }

    /// <summary>The rule that one more publication would break.</summary>
    /// <param name="record">With all that was published.</param>
    /// <param name="state">Whose; null for an office.</param>
    public static Sentence? TooMany(MandateRecord record, StateId? state)
    {
        var count = record.Information.Count(i => i.State == state);
        return state is null
            ? count < MostOfOfficers ? null : (Sentence)$"The secretariat and the chair have published {MostOfOfficers} documents. Put several into one."
            : count < MostOfState ? null : (Sentence)$"The state has published {MostOfState} documents. Ask the secretariat to publish the next one.";
    }
}
