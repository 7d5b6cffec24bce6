// The payment's form was asked for by a press of Continue: it goes on by itself.
document.querySelector<HTMLFormElement>('#forward')!.submit();
