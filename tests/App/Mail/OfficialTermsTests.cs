using Mandates.Functions.Mail;

namespace Mandates.App.Tests.Mail;

/// <summary>What docs/official-terms.md fixes: a term that a template uses in English has its official form in the others.</summary>
public class OfficialTermsTests
{
    private static readonly string[][][] Terms = Read();

    public static TheoryData<NoticeReason> Reasons => [.. SampleLetters.Reasons];

    [Theory]
    [MemberData(nameof(Reasons))]
    public void Each_language_calls_things_by_their_official_names(NoticeReason reason)
    {
        var used = Terms.Where(term => Uses(reason, Language.English, term)).ToArray();

        Assert.All(Enum.GetValues<Language>(), language =>
            Assert.All(used, term => Assert.True(
                Uses(reason, language, term), $"{language}: '{reason}' does not say '{string.Join("' or '", term[(int)language])}'.")));
    }

    [Fact]
    public void Every_term_is_used() =>
        Assert.All(Terms, term => Assert.Contains(SampleLetters.Reasons, reason => Uses(reason, Language.English, term)));

    private static bool Uses(NoticeReason reason, Language language, string[][] term)
    {
        var text = LetterLanguage.Of(language).Letter(reason).Text.Replace('\u00a0', ' ');
        return term[(int)language].Any(form => text.Contains(form, StringComparison.InvariantCultureIgnoreCase));
    }

    private static string[][][] Read() =>
    [
        .. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "official-terms.md"))
            .Where(line => line.StartsWith("| ", StringComparison.Ordinal)).Skip(1)
            .Select(line => line.Trim('|').Split('|').Select(forms => forms.Split(" / ", StringSplitOptions.TrimEntries)).ToArray()),
    ];
}
