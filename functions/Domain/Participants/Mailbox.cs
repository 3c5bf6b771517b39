using System.Text.RegularExpressions;

namespace Mandates.Domain.Participants;

/// <summary>What counts as an e-mail address, in a work plan and elsewhere: the form that every mail provider takes.</summary>
public static partial class Mailbox
{
    public const int MostCharacters = 254;

    public static bool IsUsable(string? text) =>
        text is { Length: <= MostCharacters } && Form().IsMatch(text) && text.IndexOf('@', StringComparison.Ordinal) <= 64;

    [GeneratedRegex(@"^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*@[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?(\.[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?)+\z")]
    private static partial Regex Form();
}
