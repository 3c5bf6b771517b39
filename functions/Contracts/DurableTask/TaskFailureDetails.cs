namespace Microsoft.DurableTask;

/// <summary>What is known of a failure after it crossed a process boundary.</summary>
public record TaskFailureDetails(
    string ErrorType,
    string ErrorMessage,
    string? StackTrace,
    TaskFailureDetails? InnerFailure,
    IDictionary<string, object?>? Properties)
{
    public static TaskFailureDetails FromException(Exception exception) =>
        new(
            exception.GetType().FullName ?? exception.GetType().Name,
            exception.Message,
            exception.StackTrace,
            exception is TaskFailedException failed ? failed.FailureDetails
                : exception.InnerException is { } inner ? FromException(inner)
                : null,
            null);

    public bool IsCausedBy<T>()
        where T : Exception => IsCausedBy(typeof(T));

    public bool IsCausedBy(Type targetBaseExceptionType) =>
        AppDomain.CurrentDomain.GetAssemblies().Any(a => targetBaseExceptionType.IsAssignableFrom(a.GetType(ErrorType)));

    public override string ToString() => $"{ErrorType}: {ErrorMessage}";
}
