using System.Collections.Frozen;
using Mandates.Pages.Mail;

namespace Mandates.Functions.Mail;

/// <summary>
/// How mails are written in one language: its templates, its phrases and its dates. What is missing or names a field
/// that the notice does not have is found when the language is loaded, not when a mail is due.
/// </summary>
internal sealed class LetterLanguage
{
    private static readonly FrozenDictionary<Language, LetterLanguage> All =
        Enum.GetValues<Language>().ToFrozenDictionary(language => language, language => new LetterLanguage(Texts.In(language)));

    private readonly FrozenDictionary<NoticeReason, LetterTemplate> letters;

    private LetterLanguage(Texts words)
    {
        Words = words;
        var texts = LetterTexts.In(words.Language);
        letters = Enum.GetValues<NoticeReason>().Where(IsWritten).ToFrozenDictionary(
            reason => reason, reason => Template(reason.ToString(), LetterFields.Of(reason).Keys));
        Layout = Template("Layout", ["to", "body", "page", "secretariat", "contact", "workingGroup"]);
        Personal = Template("Personal", ["link", "entrance", "code"]);

        LetterTemplate Template(string name, IEnumerable<string> fields) => texts.TryGetValue(name, out var text)
            ? new LetterTemplate($"{Code}/{name}", text).With(fields)
            : throw new InvalidOperationException($"There is no mail template '{Code}/{name}'.");
    }

    /// <summary>The phrases and dates that fill the places of a letter.</summary>
    public Texts Words { get; }

    /// <summary>ISO 639-1, such as <c>pt</c>.</summary>
    public string Code => Words.Code;

    public LetterTemplate Layout { get; }

    /// <summary>The paragraph with the reader's personal link.</summary>
    public LetterTemplate Personal { get; }

    /// <exception cref="InvalidOperationException">A template is missing or wrong.</exception>
    public static LetterLanguage Of(Language language) => All[language];

    /// <summary>The passing of a date is an act without a letter.</summary>
    public static bool IsWritten(NoticeReason reason) => reason != NoticeReason.DeadlineReached;

    public LetterTemplate Letter(NoticeReason reason) => letters[reason];

    /// <summary>Such as "23:59 (Washington time, UTC-05:00)".</summary>
    public string Time(ZonedDateTime at, string zone)
    {
        var time = at.TimeOfDay.ToString(Words["letter.time"], CultureInfo.InvariantCulture);
        return $"{time} ({zone}, UTC{at.Offset.ToString("+HH:mm", CultureInfo.InvariantCulture)})";
    }
}
