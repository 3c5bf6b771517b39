namespace Mandates.Domain.Tests;

public class VisibleTextTests
{
    [Theory]
    [InlineData("")]
    [InlineData(" \t\n\u00a0\u3000")]
    [InlineData("\u200b\u200c\u200d\u2060\ufeff\u00ad")]
    [InlineData("\u115f\u1160\u3164\uffa0\u2800\u034f\ufe0f")]
    [InlineData("\U000e0041\U000e0100\ufdd0\uffff")]
    public void What_nobody_sees_is_blank_and_names_nobody(string text)
    {
        Assert.True(VisibleText.IsBlank(text));
        Assert.NotEmpty(new Naming(text, "ana@example.org", Language.English).Broken());
    }

    [Theory]
    [InlineData("Ana\u202eazuoS", "U+202E")]
    [InlineData("Ana\u2067Souza", "U+2067")]
    [InlineData("Ana\u2028Souza", "U+2028")]
    [InlineData("Ana\U000e0020Souza", "U+E0020")]
    [InlineData("Ana\ufffeSouza", "U+FFFE")]
    [InlineData("Ana\U0001ffffSouza", "U+1FFFF")]
    [InlineData("Ana\u0000Souza", "U+0000")]
    public void What_misleads_is_named_and_is_in_no_name(string text, string character)
    {
        Assert.Equal(character, VisibleText.FirstMisleading(text));
        Assert.NotEmpty(new Naming(text, "ana@example.org", Language.English).Broken());
    }

    [Theory]
    [InlineData("Ana Souza")]
    [InlineData("Zoë Ó’Néill-Núñez")]
    [InlineData("नमस्ते क्‍ष")]
    [InlineData("Ավետիս Եսայան")]
    public void Names_of_people_are_taken(string text)
    {
        Assert.False(VisibleText.IsBlank(text));
        Assert.Null(VisibleText.FirstMisleading(text));
        Assert.Empty(new Naming(text, "ana@example.org", Language.English).Broken());
    }
}
