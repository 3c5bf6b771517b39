namespace Mandates.Functions.Web;

/// <summary>What a page shows before it is done, a program confirms by naming the mandate a second time.</summary>
internal static class ActConfirmation
{
    /// <summary>The parameter of the query.</summary>
    public const string Parameter = "confirm";

    /// <param name="request">The call of the API.</param>
    /// <param name="mandate">Its id is the value to give.</param>
    /// <param name="would">What the act would do.</param>
    /// <exception cref="ProblemException">428 while it is not confirmed; the answer has the value in 'confirm'.</exception>
    public static void Require(HttpRequest request, string mandate, Sentence would)
    {
        if (request.Query[Parameter] != mandate)
        {
            throw new ProblemException(428, "The act is to be confirmed.", would, $"Nothing was done. Send it again with '?{Parameter}={mandate}' to do it.") { Confirm = mandate };
        }
    }
}
