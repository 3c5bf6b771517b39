using System.Text.RegularExpressions;
using Mandates.Functions.Mail;
using Mandates.Pages.Mail;

namespace Mandates.App.Tests.Mail;

/// <summary>Every reason in every language. The texts stand in the folder Letters, as a recipient would read them.</summary>
public class LetterTests
{
    public static TheoryData<NoticeReason, Language> Every => [.. SampleLetters.Reasons.SelectMany(_ => Enum.GetValues<Language>(), (reason, language) => (reason, language))];

    public static TheoryData<Language> Languages => [.. Enum.GetValues<Language>()];

    [Theory]
    [MemberData(nameof(Every))]
    public void It_reads_as_in_its_file(NoticeReason reason, Language language)
    {
        var letter = SampleLetters.Of(reason, language);

        Same($"{LetterLanguage.Of(language).Code}/{reason}.txt", $"{letter.Subject}\n\n{letter.Text}");
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Its_page_is_as_in_its_file(Language language) =>
        Same($"{LetterLanguage.Of(language).Code}/Reminder.html", SampleLetters.Of(NoticeReason.Reminder, language).Html);

    [Theory]
    [MemberData(nameof(Every))]
    public void Its_page_says_what_its_text_says(NoticeReason reason, Language language)
    {
        var letter = SampleLetters.Of(reason, language);

        var page = letter.Html[letter.Html.IndexOf("</h1>", StringComparison.Ordinal)..];
        var said = WebUtility.HtmlDecode(Regex.Replace(page, "<[^>]*>", ""));
        Assert.Equal(Words(Buttoned(letter.Text, LetterLanguage.Of(language))), Words(said));
        Assert.DoesNotMatch(@"\{\w+\}", letter.Subject + letter.Text + letter.Html);
        Assert.InRange(letter.Subject.Length, 10, 200);
    }

    [Theory]
    [MemberData(nameof(Every))]
    public void Its_links_end_where_the_address_does(NoticeReason reason, Language language)
    {
        var links = Regex.Matches(SampleLetters.Of(reason, language).Html, "href=\"([^\"]*)\"").Select(m => WebUtility.HtmlDecode(m.Groups[1].Value)).ToArray();

        Assert.NotEmpty(links);
        Assert.All(links, link => Assert.Matches(@"^https://mandates\.example/((enter|package|consultation)(#[\w/.-]+)?|mandates/[\w./-]+[\w]|api/submissions/\w+/verify)$", link));
    }

    [Theory]
    [MemberData(nameof(Every))]
    public void It_tells_the_same_facts_in_every_language(NoticeReason reason, Language language) =>
        Assert.Equal(
            LetterLanguage.Of(Language.English).Letter(reason).Fields.Order(),
            LetterLanguage.Of(language).Letter(reason).Fields.Order());

    [Fact]
    public void No_template_is_there_that_no_reason_uses()
    {
        var used = SampleLetters.Reasons.Select(r => r.ToString()).Concat(["Layout", "Personal"]).Order(StringComparer.Ordinal);

        Assert.All(Enum.GetValues<Language>(), language => Assert.Equal(used, LetterTexts.In(language).Keys.Order(StringComparer.Ordinal)));
    }

    // The address of the link is a button on the page.
    private static string Buttoned(string text, LetterLanguage language) =>
        Regex.Replace(text, @"https://mandates\.example/(enter|package|consultation)#\S+", link => language.Words[link.Groups[1].Value == "enter" ? "letter.open" : $"letter.open-{link.Groups[1].Value}"]);

    private static IEnumerable<string> Words(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    // What differs is left beside the copy of the file, as .actual.
    private static void Same(string file, string actual)
    {
        var path = Path.Combine(AppContext.BaseDirectory, "Mail", "Letters", file);
        var expected = File.Exists(path) ? File.ReadAllText(path) : "";
        if (expected != actual)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path + ".actual", actual);
        }

        Assert.Equal(expected, actual);
    }
}
