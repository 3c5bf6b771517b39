namespace Mandates.Functions.Web;

/// <summary>A form that first shows what it will do: the same form comes twice, the second time to be carried out.</summary>
/// <param name="Values">What was typed.</param>
/// <param name="IsConfirmed">Whether it is to be carried out.</param>
internal sealed record ConfirmedForm(FormValues Values, bool IsConfirmed)
{
    /// <param name="request">The form that was sent.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <param name="file">The field whose text a file may bring instead; what a file brings is shown first.</param>
    public static async Task<ConfirmedForm> ReadAsync(HttpRequest request, CancellationToken cancellationToken, string? file = null)
    {
        var form = await request.ReadFormAsync(cancellationToken);
        var fields = form.SelectMany(field => field.Value.Select(value => KeyValuePair.Create(field.Key, value ?? "")));
        if (file is not null && form.Files.GetFile("file") is { Length: > 0 } sent)
        {
            using var reader = new StreamReader(sent.OpenReadStream());
            var text = await reader.ReadToEndAsync(cancellationToken);
            return new(new(fields.Where(field => field.Key != file).Append(new(file, text))), false);
        }

        return new(new(fields), form[FormValues.StepField] == FormValues.Confirm);
    }

    /// <summary>Answers with the result of the act; when it is refused, with the page again and the reason above its form.</summary>
    /// <param name="act">Shows what would be done, or does it.</param>
    /// <param name="showAgain">The page with what was typed and why it was refused.</param>
    public static async Task<IResult> AnswerAsync(Func<Task<IResult>> act, Func<ProblemException, Task<IResult>> showAgain)
    {
        try
        {
            return await act();
        }
        catch (ProblemException problem) when (problem.Status is StatusCodes.Status409Conflict or StatusCodes.Status422UnprocessableEntity or StatusCodes.Status503ServiceUnavailable)
        {
            return await showAgain(problem);
        }
    }
}
