using Mandates.Functions.Web;

namespace Mandates.Functions.Participants;

/// <summary>Why something is done to a participant. It is kept permanently, so it must not contain names or addresses.</summary>
public sealed record Reasoned(string Reason)
{
    private const int MostCharacters = 500;

    /// <exception cref="ProblemException">422 when there is no reason, or one that the audit must not hold.</exception>
    public void ThrowIfUnfit()
    {
        if (VisibleText.IsBlank(Reason) || Reason.Length > MostCharacters)
        {
            throw ProblemException.Unprocessable("A reason is needed.", [$"Give the reason in at most {MostCharacters} characters ('reason')."]);
        }

        if (Reason.Contains('@', StringComparison.Ordinal))
        {
            throw ProblemException.Unprocessable("The reason was not accepted.", ["Leave out e-mail addresses: the audit keeps the reason permanently."]);
        }
    }
}
