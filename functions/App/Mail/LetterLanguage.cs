using System.Collections.Frozen;

namespace Mandates.Functions.Mail;

/// <summary>
/// How mails are written in one language: its templates, its phrases and its dates. What is missing or names a field
/// that the notice does not have is found when the language is loaded, not when a mail is due.
/// </summary>
internal sealed class LetterLanguage
{
    private static readonly FrozenDictionary<Language, LetterLanguage> All =
        Enum.GetValues<Language>().ToFrozenDictionary(language => language, language => new LetterLanguage(language));

    private readonly FrozenDictionary<NoticeReason, LetterTemplate> letters;
    private readonly FrozenDictionary<string, string> phrases;

    private LetterLanguage(Language language)
    {
        Language = language;
        letters = Enum.GetValues<NoticeReason>().Where(IsWritten).ToFrozenDictionary(
            reason => reason, reason => Load(reason.ToString(), LetterFields.Of(reason).Keys));
        Layout = Load("Layout", ["to", "body", "page", "secretariat", "workingGroup"]);
        Personal = Load("Personal", ["link", "entrance", "code"]);
        phrases = Load("Phrases", ["n"]).Text.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split(" = ", 2)).ToFrozenDictionary(pair => pair[0], pair => pair[1]);
    }

    public Language Language { get; }

    /// <summary>ISO 639-1, such as <c>pt</c>.</summary>
    public string Code => Culture.TwoLetterISOLanguageName;

    public LetterTemplate Layout { get; }

    /// <summary>The paragraph with the reader's personal link.</summary>
    public LetterTemplate Personal { get; }

    private CultureInfo Culture => CultureInfo.GetCultureInfo(Language switch
    {
        Language.Spanish => "es-419",
        Language.French => "fr-FR",
        Language.Portuguese => "pt-BR",
        _ => "en-GB",
    });

    /// <exception cref="InvalidOperationException">A template is missing or wrong.</exception>
    public static LetterLanguage Of(Language language) => All[language];

    /// <summary>The passing of a date is an act that nobody is written to about.</summary>
    public static bool IsWritten(NoticeReason reason) => reason != NoticeReason.DeadlineReached;

    public LetterTemplate Letter(NoticeReason reason) => letters[reason];

    public string Phrase(string name) => phrases.TryGetValue(name, out var phrase)
        ? phrase
        : throw new InvalidOperationException($"There is no phrase '{name}' in {Code}/Phrases.txt.");

    /// <summary>Such as "23 February 2012"; the first of a month as the language says it.</summary>
    public string Day(LocalDate date)
    {
        var day = date.Day == 1 ? Language switch { Language.French => "1er", Language.Portuguese => "1º", _ => "1" } : date.Day.ToString(Culture);
        var month = date.ToString("MMMM", Culture);
        return Language is Language.Spanish or Language.Portuguese
            ? $"{day} de {month} de {date.Year}"
            : $"{day} {month} {date.Year}";
    }

    /// <summary>Such as "23:59 (America/New_York, UTC-05:00)".</summary>
    public string Time(ZonedDateTime at)
    {
        var pattern = Language switch { Language.French => "H' h 'mm", Language.Portuguese => "H'h'mm", _ => "HH':'mm" };
        return $"{at.TimeOfDay.ToString(pattern, Culture)} ({at.Zone.Id}, UTC{at.Offset.ToString("+HH:mm", CultureInfo.InvariantCulture)})";
    }

    private LetterTemplate Load(string name, IEnumerable<string> fields)
    {
        var resource = $"letters/{Code}/{name}.txt";
        using var stream = typeof(LetterLanguage).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"There is no mail template '{resource}'.");
        using var reader = new StreamReader(stream);
        var template = new LetterTemplate(resource, reader.ReadToEnd().ReplaceLineEndings("\n").TrimEnd('\n'));
        return template.IsTorn || template.Fields.Except(fields).FirstOrDefault() is not null
            ? throw new InvalidOperationException($"The mail template '{resource}' asks for '{string.Join(", ", template.Fields.Except(fields))}', which the notice does not have, or has a brace of its own.")
            : template;
    }
}
