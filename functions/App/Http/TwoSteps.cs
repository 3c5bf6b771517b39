using Mandates.Pages;
using Microsoft.AspNetCore.Http;

namespace Mandates.Functions.Http;

/// <summary>Forms that first show what they will do: the same form comes twice, the second time to be carried out.</summary>
internal static class TwoSteps
{
    /// <param name="request">The form that was sent.</param>
    /// <param name="stop">Ends the reading.</param>
    /// <param name="file">The field whose text a file may bring instead.</param>
    public static async Task<(Typed Typed, bool IsConfirmed)> ReadAsync(HttpRequest request, CancellationToken stop, string? file = null)
    {
        var form = await request.ReadFormAsync(stop);
        if (file is not null && form.Files.GetFile("file") is { Length: > 0 } sent)
        {
            using var reader = new StreamReader(sent.OpenReadStream());
            var text = await reader.ReadToEndAsync(stop);
            return (new(form.Where(field => field.Key != file).SelectMany(field => field.Value.Select(value => KeyValuePair.Create(field.Key, value ?? ""))).Append(new(file, text))), false);
        }

        var typed = new Typed(form.SelectMany(field => field.Value.Select(value => KeyValuePair.Create(field.Key, value ?? ""))));
        return (typed, form[Typed.StepField] == Typed.Confirm);
    }
}
